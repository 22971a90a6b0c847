// Layout from made-up words: the bytes place them, size them and rule lines between them.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "documents/answer.h"
#include "documents/pdf/layout.h"

namespace {

using namespace documents::pdf;

class Bytes {
public:
    Bytes(const std::uint8_t* data, std::size_t size) : data_{data}, size_{size} {}
    bool left() const { return at_ < size_; }
    int next() { return left() ? data_[at_++] : 0; }

private:
    const std::uint8_t* data_;
    std::size_t size_, at_ = 0;
};

Word word_from(Bytes& bytes) {
    static const std::vector<std::string> texts{"word", "4.12", "(a)", "•", "hyphen-", "Recommendations", "CAPITALS", "end.", "1", "iv", "é", "Page", "\xC2\xAD", "three", "of", "12"};
    Word word;
    word.text = texts[static_cast<std::size_t>(bytes.next()) % texts.size()];
    word.size = 4 + bytes.next() % 24;
    word.box.left = bytes.next() * 2.5 - 20;
    word.baseline = bytes.next() * 3.5 - 20;
    word.box.right = word.box.left + word.size * 0.5 * static_cast<double>(word.text.size());
    word.box.bottom = word.baseline + 2;
    word.box.top = word.baseline - word.size;
    word.bold = bytes.next() % 4 == 0;
    word.space_after = bytes.next() % 8 != 0;
    return word;
}

PageText page_from(Bytes& bytes) {
    PageText page;
    page.width = 595;
    page.height = 842;
    for (int lines = bytes.next() % 60; lines > 0 && bytes.left(); --lines) {
        Line line;
        for (int words = 1 + bytes.next() % 6; words > 0; --words) line.words.push_back(word_from(bytes));
        measure(line);
        (bytes.next() % 16 == 0 ? page.turned : page.lines).push_back(std::move(line));
    }
    for (int rules = bytes.next() % 24; rules > 0 && bytes.left(); --rules) {
        const double x = bytes.next() * 2.4, y = bytes.next() * 3.4, length = bytes.next() * 2;
        const bool flat = bytes.next() % 2 == 0;
        page.rules.push_back({{x, y, flat ? x + length : x, flat ? y : y + length}});
    }
    return page;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Bytes bytes{data, size};
    std::vector<PageText> pages;
    while (bytes.left() && pages.size() < 8) pages.push_back(page_from(bytes));
    const auto result = lay_out(std::move(pages), {{"Recommendations", 2, 1}}, {});
    // Whatever was laid out can be said and is believed.
    if (!documents::decode_answer(documents::encode_answer(result))) __builtin_trap();
    return 0;
}
