// Writes the corpus and the queries of the search benchmark, the same bytes every time:
//   corpus PROSE_FOLDER OUT_FOLDER PASSAGES
// corpus.tsv   review, nation, area, theme, year and text of each passage; a review has 130 passages, as a report has
// words.tsv    three words of one passage; phrases.tsv: two neighbouring words of one passage, neither a stop word
#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace {

/// The same numbers on every machine, which the standard's distributions do not promise.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_{seed} {}
    std::uint64_t below(std::uint64_t limit) {
        state_ += 0x9E3779B97F4A7C15;
        std::uint64_t z = (state_ ^ (state_ >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (z ^ (z >> 31)) % limit;
    }

private:
    std::uint64_t state_;
};

std::vector<std::string> words_of(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        if (entry.path().extension() == ".md") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> words;
    for (const auto& file : files) {
        std::ifstream in{file};
        for (std::string word; in >> word;)
            if (std::any_of(word.begin(), word.end(), [](unsigned char c) { return std::isalpha(c); }) && word[0] != '#' && word[0] != '{') words.push_back(word);
    }
    return words;
}

/// Names and rare words: the prose is small, and a collection's words have a long tail.
std::string rare_word(Random& random) {
    static const char* const syllables[] = {"bar", "cot", "den", "fal", "gar", "hol", "ing", "kel", "lan", "mer", "nor", "pen", "rad", "sel", "tor", "ul", "ven", "wick", "yar", "thorpe"};
    // Rank by the square of an even draw: some names are in thousands of passages, most in a few.
    const std::uint64_t draw = random.below(1000);
    std::uint64_t rank = draw * draw * draw * random.below(1000) / 10'000'000 + random.below(50);
    std::string word;
    for (int i = 0; i < 4 && (i < 2 || rank > 0); ++i, rank /= 20) word += syllables[rank % 20];
    word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
    return word;
}

/// A chain over pairs of neighbouring words. Now and then it jumps, so that no long run of the prose comes back.
class Model {
public:
    explicit Model(std::vector<std::string> words) : words_{std::move(words)} {
        for (std::size_t i = 0; i + 1 < words_.size(); ++i) after_[words_[i]].push_back(i + 1);
    }
    std::string passage(Random& random) const {
        const std::size_t length = 80 + random.below(81);
        std::string text;
        std::size_t at = random.below(words_.size());
        for (std::size_t i = 0; i < length; ++i) {
            if (!text.empty()) text += ' ';
            if (random.below(33) == 0) text += rare_word(random) + ' ';
            text += words_[at];
            const auto next = after_.find(words_[at]);
            at = next == after_.end() || random.below(12) == 0 ? random.below(words_.size()) : next->second[random.below(next->second.size())];
        }
        return text;
    }

private:
    std::vector<std::string> words_;
    std::map<std::string, std::vector<std::size_t>> after_;
};

std::vector<std::string> plain_words(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text + " ") {
        if (std::isalpha(static_cast<unsigned char>(c))) word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        else if (!word.empty()) words.push_back(std::exchange(word, {}));
    }
    return words;
}

/// Words that analysers leave out; peers without a stop list would have more work with them.
bool is_common(const std::string& word) {
    static const std::set<std::string> common{"about", "after", "because", "been", "before", "being", "between", "both", "could", "does", "each", "from", "have", "having", "here", "into",
        "more", "most", "only", "other", "over", "same", "should", "some", "such", "than", "that", "their", "them", "then", "there", "these", "they", "this", "those", "through", "under", "until",
        "very", "were", "what", "when", "where", "which", "while", "whom", "whose", "will", "with", "would", "your"};
    return common.contains(word);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) return std::cerr << "corpus PROSE_FOLDER OUT_FOLDER PASSAGES\n", 2;
    const std::filesystem::path out = arguments[2];
    const std::uint64_t passages = std::stoull(arguments[3]);
    constexpr std::uint64_t passages_per_review = 130, queries = 4000;
    const Model model{words_of(arguments[1])};
    Random random{20260514};
    std::ofstream corpus{out / "corpus.tsv"}, words{out / "words.tsv"}, phrases{out / "phrases.tsv"};
    const std::uint64_t one_in = std::max<std::uint64_t>(1, passages / queries);
    for (std::uint64_t p = 0; p < passages; ++p) {
        const std::uint64_t review = p / passages_per_review;
        Random facets{review};
        const std::string text = model.passage(random);
        corpus << review << "\tnation" << facets.below(4) << "\tarea" << facets.below(150) << "\ttheme" << facets.below(60) << '\t' << 1990 + facets.below(36) << '\t' << text << '\n';
        if (random.below(one_in) != 0) continue;
        const auto plain = plain_words(text);
        std::string three;
        for (int found = 0, tries = 0; found < 3 && tries < 200; ++tries)
            if (const auto& word = plain[random.below(plain.size())]; word.size() > 3 && !is_common(word) && three.find(word) == std::string::npos) three += (found++ ? " " : "") + word;
        words << three << '\n';
        // Neighbours that no analyser leaves out: otherwise engines would not do the same work.
        for (std::size_t tries = 0; tries < 200; ++tries) {
            const std::size_t at = random.below(plain.size() - 1);
            if (plain[at].size() < 4 || plain[at + 1].size() < 4 || is_common(plain[at]) || is_common(plain[at + 1])) continue;
            phrases << plain[at] << ' ' << plain[at + 1] << '\n';
            break;
        }
    }
}
