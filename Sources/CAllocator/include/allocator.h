#pragma once

/// Settles the heap of a program on glibc that starts often and must start quickly; does nothing elsewhere.
void allocator_settle(void);

/// Gives the variables that begin as zeros their memory now, before a second thread begins. Most of their pages are read
/// before they are written, and each that changes so later, with two threads, stops the other's processor for a moment.
void allocator_settle_variables(void);
