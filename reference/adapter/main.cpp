// refsock-adapter: refsock behind the adapter protocol, on standard input and output.
#include "program.hpp"

int main() {
    adapter::serve_standard_streams();
}
