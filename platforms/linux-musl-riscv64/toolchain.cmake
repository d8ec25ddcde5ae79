set(ZIG_TARGET riscv64-linux-musl)
include("${CMAKE_CURRENT_LIST_DIR}/../toolchains/zig.cmake")
