// The mark of what a shared library of refsock exports.
#pragma once

// The build defines at most one of the three, for refsock and for what is linked with it; none for
// a static library.
#if defined(REFSOCK_VISIBLE)
#define REFSOCK_API __attribute__((visibility("default")))
#elif defined(REFSOCK_DLL_EXPORT)
#define REFSOCK_API __declspec(dllexport)
#elif defined(REFSOCK_DLL_IMPORT)
#define REFSOCK_API __declspec(dllimport)
#else
#define REFSOCK_API
#endif
