set(TRIPLET riscv64-linux-gnu)
set(PROCESSOR riscv64)
include("${CMAKE_CURRENT_LIST_DIR}/../toolchains/debian-cross.cmake")
