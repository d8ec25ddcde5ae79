#include "words.hpp"

namespace agent {

std::vector<std::string> words_of(int count, char** words) {
    return {words + 1, words + count};
}

} // namespace agent
