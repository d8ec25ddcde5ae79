#include "cli/app.hpp"

int main(int argc, char** argv) {
    return sockmatrix::cli_main(argc, argv);
}
