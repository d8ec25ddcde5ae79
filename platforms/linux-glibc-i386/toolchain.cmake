# The machine's own compiler for 32 bits (packages libc6-dev-i386, lib32stdc++-12-dev).
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR i386)
set(CMAKE_C_COMPILER gcc)
set(CMAKE_CXX_COMPILER g++)
# The kernel's headers (asm/) and libstdc++'s configuration are in this folder, which -m32 alone does not search.
set(CMAKE_C_FLAGS_INIT "-m32 -I/usr/include/x86_64-linux-gnu")
set(CMAKE_CXX_FLAGS_INIT "-m32 -I/usr/include/x86_64-linux-gnu")
