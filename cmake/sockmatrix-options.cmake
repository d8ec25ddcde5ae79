# One interface target carries what every target of this project is compiled with.
find_package(Threads REQUIRED)

add_library(sockmatrix_options INTERFACE)
add_library(sockmatrix::options ALIAS sockmatrix_options)
target_compile_features(sockmatrix_options INTERFACE cxx_std_20)

if(MSVC)
  # Not warned about: conditions that a template or a platform makes constant, code after them that is not reached, and
  # names that a system header has too.
  target_compile_options(sockmatrix_options INTERFACE
    /W4 /wd4127 /wd4702 /wd4459 /utf-8 /permissive- /Zc:__cplusplus /bigobj)
else()
  target_compile_options(sockmatrix_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # False alarms on std::string's operator+ in optimised builds (GCC bug 105651).
    target_compile_options(sockmatrix_options INTERFACE -Wno-restrict)
  endif()
endif()

if(WIN32)
  # windows.h: Windows 10 (written as zig defines it), the wide part left out, no macros named min and max; no warnings about standard functions.
  target_compile_definitions(sockmatrix_options INTERFACE _WIN32_WINNT=0x0a00 WIN32_LEAN_AND_MEAN NOMINMAX
    _CRT_SECURE_NO_WARNINGS _WINSOCK_DEPRECATED_NO_WARNINGS)
endif()

if(SOCKMATRIX_WARNINGS_AS_ERRORS)
  if(MSVC)
    target_compile_options(sockmatrix_options INTERFACE /WX)
  else()
    target_compile_options(sockmatrix_options INTERFACE -Werror)
  endif()
endif()

if(SOCKMATRIX_SANITIZE)
  target_compile_options(sockmatrix_options INTERFACE
    -fsanitize=${SOCKMATRIX_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(sockmatrix_options INTERFACE -fsanitize=${SOCKMATRIX_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Instrumented code hides initialisations from this warning, also in the standard library's headers.
    target_compile_options(sockmatrix_options INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()
