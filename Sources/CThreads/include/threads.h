#pragma once

/// Runs `body` with `context` on a thread of its own that nobody waits for.
///
/// On Linux it begins on another processor than the caller's, where the caller may use several, and may then run on any
/// of them: a new thread may else wait behind the one that made it for as long as that has work, with a processor idle
/// beside it.
///
/// Returns 0, or the error of the system, which has then no thread to give.
int threads_start(void (*body)(void *), void *context);
