#pragma once

/// Settles glibc's allocator for a program that starts often and must start quickly; does nothing elsewhere.
void allocator_settle(void);
