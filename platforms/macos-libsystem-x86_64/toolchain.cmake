set(ZIG_TARGET x86_64-macos)
include("${CMAKE_CURRENT_LIST_DIR}/../toolchains/zig.cmake")
