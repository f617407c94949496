# Everything to do with this tree. `make` alone lists it.

PREFIX = /usr/local
DESTDIR =
# What to pass to the program in `make run`: make run ARGS="--view timeline"
ARGS =
# What to pass to the test runner in `make test`: make test ONLY="--filter CursesTests"
ONLY =
# What to pass to the suite in `make bench`: make bench BENCH="--only start,keys --sizes 1000,100000 --rounds 5"
BENCH =

ENTENTE = .build/release/entente
SHARE = $(DESTDIR)$(PREFIX)/share
PLOT = .build/release/plot

# Two builds of one package would wait for each other, and slow each other down.
.NOTPARALLEL:
.PHONY: help run build packages test test-release golden bench bench-peers hot-functions format lint install uninstall clean validate-data

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

test-release: build ## Run the end-to-end tests with the program as people use it
	@.ci/packages --tests
	@ENTENTE_PROGRAM="$(CURDIR)/$(ENTENTE)" .ci/test --filter EndToEndTests

validate-data: ## Validate the dossiers with frictionless, in a virtual environment made for it
	@.ci/validate-data

golden: ## Record the expected screens anew, to be looked at before they are committed
	@.ci/packages --tests
	-@RECORD=1 .ci/test --filter ScreensTests
	@git status --short Tests

bench: build $(PLOT) Benchmarks/bin/cpaint ## Measure at every size beside the peers found here; writes docs/performance.md
	@python3 Benchmarks/bench.py --program $(ENTENTE) --plot $(PLOT) $(BENCH)

bench-peers: Benchmarks/bin/cpaint ## Install the programs that bench measures beside Entente
	@Benchmarks/install-peers

hot-functions: packages ## Find anew which functions a start runs, for the linker to put together; needs valgrind
	@swift build --configuration release --product entente $$(KEEP_SYMBOLS=1 .ci/link-flags)
	@python3 Benchmarks/hot.py --program $(ENTENTE) --dossier Data/vietnam > .ci/hot-functions.new
	@mv .ci/hot-functions.new .ci/hot-functions

# Draws the plots with the program's own charts.
$(PLOT): $(wildcard Benchmarks/plot/*.swift Sources/Console/*/*.swift Sources/Console/*/*/*.swift)
	@swift build --configuration release --product plot $$(.ci/link-flags)
	@touch $@

Benchmarks/bin/cpaint: Benchmarks/cpaint.c
	@mkdir -p $(@D)
	$(CC) -O2 -Wall -o $@ $< -lncursesw -ltinfo

format: ## Format the sources
	@swift format --in-place --recursive Package.swift Sources Tests Benchmarks/plot

lint: ## Check the form of the sources
	@swift format lint --strict --recursive Package.swift Sources Tests Benchmarks/plot

install: ## Install under PREFIX (and DESTDIR)
	@# root often has no Swift: what the person built is installed then.
	@if command -v swift >/dev/null; then $(MAKE) build; else test -x $(ENTENTE); fi
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/entente
	install -m 755 $(ENTENTE) $(DESTDIR)$(PREFIX)/bin/entente
	rm -rf $(SHARE)/entente/Data $(SHARE)/entente/Themes $(SHARE)/entente/Views
	cp -R Data Themes Views $(SHARE)/entente/
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
