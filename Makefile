# Everything to do with this tree. `make` alone lists it.

PREFIX = /usr/local
DESTDIR =
# What to pass to the program in `make run`: make run ARGS="--view timeline"
ARGS =
# What to pass to the test runner in `make test`: make test ONLY="--filter CursesTests"
ONLY =
# What to pass to the meter in `make bench`: make bench BENCH="--rounds 20"
BENCH =

ENTENTE = .build/release/entente
SHARE = $(DESTDIR)$(PREFIX)/share
BENCH_DATA = Benchmarks/data/visits-100000

# Two builds of one package would wait for each other, and slow each other down.
.NOTPARALLEL:
.PHONY: help run build packages test golden bench bench-peers format lint install uninstall clean validate-data

help: ## List what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

run: build ## Build and open the dashboard; ARGS are passed on
	@ENTENTE_DOSSIER="$${ENTENTE_DOSSIER-Data/vietnam}" $(ENTENTE) $(ARGS)

build: packages ## Build the program for use, in one file where the system allows
	@swift build --configuration release --product entente $$(.ci/link-flags)

packages: ## Install the system libraries that are missing
	@.ci/packages

test: ## Run all tests and print the totals; ONLY picks some
	@.ci/packages --tests
	@.ci/test $(ONLY)

validate-data: ## Validate the dossiers with frictionless, in a virtual environment made for it
	@.ci/validate-data

golden: ## Record the expected screens anew, to be looked at before they are committed
	@.ci/packages --tests
	-@RECORD=1 .ci/test --filter ScreensTests
	@git status --short Tests

bench: build Benchmarks/bin/cpaint $(BENCH_DATA) ## Measure start-up, keys, memory and idling against a plain C program
	@python3 Benchmarks/bench.py --program $(ENTENTE) --data $(BENCH_DATA) $(BENCH)

bench-peers: build Benchmarks/bin/cpaint $(BENCH_DATA) ## The same, with the other programs installed here that show tables
	@python3 Benchmarks/bench.py --program $(ENTENTE) --data $(BENCH_DATA) --peers $(BENCH)

Benchmarks/bin/cpaint: Benchmarks/cpaint.c
	@mkdir -p $(@D)
	$(CC) -O2 -Wall -o $@ $< -lncursesw -ltinfo

Benchmarks/data/visits-%: Benchmarks/generate.py
	python3 Benchmarks/generate.py --visits $* $@
	@touch $@

format: ## Format the sources
	@swift format --in-place --recursive Package.swift Sources Tests

lint: ## Check the form of the sources
	@swift format lint --strict --recursive Package.swift Sources Tests

install: ## Install under PREFIX (and DESTDIR)
	@# root often has no Swift: what the person built is installed then.
	@if command -v swift >/dev/null; then $(MAKE) build; else test -x $(ENTENTE); fi
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/entente
	install -m 755 $(ENTENTE) $(DESTDIR)$(PREFIX)/bin/entente
	rm -rf $(SHARE)/entente/Data $(SHARE)/entente/Themes
	cp -R Data Themes $(SHARE)/entente/
	chmod -R u=rwX,go=rX $(SHARE)/entente
	if [ -f docs/entente.1 ]; then install -d $(SHARE)/man/man1 && install -m 644 docs/entente.1 $(SHARE)/man/man1/; fi
	install -d $(SHARE)/bash-completion/completions $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	$(ENTENTE) --generate-completion-script bash > $(SHARE)/bash-completion/completions/entente
	$(ENTENTE) --generate-completion-script zsh > $(SHARE)/zsh/site-functions/_entente
	$(ENTENTE) --generate-completion-script fish > $(SHARE)/fish/vendor_completions.d/entente.fish

uninstall: ## Remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/entente $(SHARE)/man/man1/entente.1
	rm -f $(SHARE)/bash-completion/completions/entente $(SHARE)/zsh/site-functions/_entente
	rm -f $(SHARE)/fish/vendor_completions.d/entente.fish
	rm -rf $(SHARE)/entente

clean: ## Remove everything that was built
	swift package clean
	rm -rf .build Benchmarks/bin Benchmarks/data
