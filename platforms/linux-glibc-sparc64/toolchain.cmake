set(TRIPLET sparc64-linux-gnu)
set(PROCESSOR sparc64)
include("${CMAKE_CURRENT_LIST_DIR}/../toolchains/debian-cross.cmake")
