set(ZIG_TARGET aarch64-macos)
include("${CMAKE_CURRENT_LIST_DIR}/../toolchains/zig.cmake")
