// The platform's own words for its error numbers, and what is special among them. Safe from several
// threads.
#pragma once

#include <stdbool.h>
#include <stddef.h>

/// The space of native errors, and of those of gethostbyname.
extern const char* const native_space;
extern const char* const host_space;

void native_text(int number, char* to, size_t size);
void gai_text(int number, char* to, size_t size);
void host_text(int number, char* to, size_t size);

/// Whether the reason is in errno.
bool is_gai_system(int number);
bool is_host_internal(int number);
