import ArgumentParser

@main
struct Entente: ParsableCommand {}
