set(TRIPLET mips-linux-gnu)
set(PROCESSOR mips)
include("${CMAKE_CURRENT_LIST_DIR}/../toolchains/debian-cross.cmake")
