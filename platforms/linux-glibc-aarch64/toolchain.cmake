set(TRIPLET aarch64-linux-gnu)
set(PROCESSOR aarch64)
include("${CMAKE_CURRENT_LIST_DIR}/../toolchains/debian-cross.cmake")
