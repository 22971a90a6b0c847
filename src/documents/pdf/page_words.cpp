#include <poppler/Gfx.h>
#include <poppler/GfxState.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/TextOutputDev.h>

#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <string_view>

#include "documents/pdf/characters.h"
#include "documents/pdf/document.h"

namespace documents::pdf {

namespace {

constexpr std::size_t most_words = 60'000;  // Of one page: a poster has a tenth of this.
constexpr std::size_t most_rules = 20'000;

/// Collects words as poppler does, and the ruled lines besides, which show where tables are.
class WordsAndRules : public TextOutputDev {
public:
    WordsAndRules() : TextOutputDev{nullptr, false, 0, false, false, true} {}

    void stroke(GfxState* state) override { add_path(*state, true); }
    void fill(GfxState* state) override { add_path(*state, false); }
    void eoFill(GfxState* state) override { add_path(*state, false); }
    std::vector<Rule>& rules() { return rules_; }

private:
    static constexpr double thin = 2.5;    // A filled strip no thicker than this is a line.
    static constexpr double shortest = 8;  // Shorter ones are strokes of letters or ticks.

    void add_path(const GfxState& state, bool stroked) {
        const GfxPath* path = state.getPath();
        for (int s = 0; path && s < path->getNumSubpaths() && rules_.size() < most_rules; ++s) {
            const GfxSubpath* part = path->getSubpath(s);
            if (stroked) add_segments(state, *part);
            else add_strip(state, *part);
        }
    }
    void add_segments(const GfxState& state, const GfxSubpath& part) {
        for (int i = 1; i < part.getNumPoints() && rules_.size() < most_rules; ++i) {
            if (part.getCurve(i)) continue;
            add_rule(box_of(state, part, i - 1, i));
        }
    }
    void add_strip(const GfxState& state, const GfxSubpath& part) {
        if (part.getNumPoints() < 4 || part.getNumPoints() > 5) return;
        add_rule(box_of(state, part, 0, 3));
    }
    static Box box_of(const GfxState& state, const GfxSubpath& part, int first, int last) {
        std::optional<Box> box;
        for (int i = first; i <= last; ++i) {
            Box point;
            state.transform(part.getX(i), part.getY(i), &point.left, &point.top);
            point.right = point.left;
            point.bottom = point.top;
            if (box) box->include(point);
            else box = point;
        }
        return *box;
    }
    void add_rule(const Box& box) {
        if (std::min(box.width(), box.height()) <= thin && std::max(box.width(), box.height()) >= shortest) rules_.push_back({box});
    }

    std::vector<Rule> rules_;
};

bool is_bold(const TextFontInfo& font) {
    if (font.isBold()) return true;
    const GooString* name = font.getFontName();
    if (!name) return false;
    const std::string& text = name->toStr();
    for (const std::string_view weight : {"Bold", "bold", "BOLD", "Black", "Heavy", "Semibold", "SemiBold", "Demi", "CMBX", "-Bd"})
        if (text.find(weight) != std::string::npos) return true;
    return false;
}

/// The box as it lies when the page is turned so that text of this rotation runs from left to right.
Box upright(const Box& box, int rotation, double width, double height) {
    switch (rotation) {
        case 1: return {box.top, width - box.right, box.bottom, width - box.left};
        case 2: return {width - box.right, height - box.bottom, width - box.left, height - box.top};
        case 3: return {height - box.bottom, box.left, height - box.top, box.right};
        default: return box;
    }
}

double upright_baseline(double baseline, int rotation, double width, double height) {
    switch (rotation) {
        case 1: return width - baseline;
        case 2: return height - baseline;
        case 3: return baseline;
        default: return baseline;
    }
}

Word word_of(const TextWord& from, double width, double height) {
    Word word;
    for (int i = 0; i < from.getLength(); ++i) append_letter(word.text, *from.getChar(i));
    Box box;
    from.getBBox(&box.left, &box.top, &box.right, &box.bottom);
    word.box = upright(box, from.getRotation(), width, height);
    word.baseline = upright_baseline(from.getBaseline(), from.getRotation(), width, height);
    word.size = from.getFontSize();
    word.bold = from.getLength() > 0 && is_bold(*from.getFontInfo(0));
    word.space_after = from.hasSpaceAfter();
    return word;
}

bool is_sound(const Word& word) {
    return !word.text.empty() && std::isfinite(word.box.left) && std::isfinite(word.box.top) && std::isfinite(word.box.right) &&
           std::isfinite(word.box.bottom) && std::isfinite(word.baseline) && std::isfinite(word.size) && word.size > 0 &&
           std::abs(word.box.left) < 1e5 && std::abs(word.box.top) < 1e5 && std::abs(word.box.right) < 1e5 && std::abs(word.box.bottom) < 1e5;
}

/// Lines by the way their text runs; most pages have only the first kind.
using LinesByRotation = std::array<std::vector<Line>, 4>;

LinesByRotation lines_of(const TextPage& page, double width, double height) {
    LinesByRotation result;
    std::size_t words = 0;
    for (auto* flow = page.getFlows(); flow; flow = flow->getNext())
        for (auto* block = flow->getBlocks(); block; block = block->getNext())
            for (auto* from = block->getLines(); from; from = from->getNext()) {
                Line line;
                int rotation = 0;
                for (auto* word = from->getWords(); word && words < most_words; word = word->getNext(), ++words) {
                    rotation = word->getRotation() & 3;
                    if (Word read = word_of(*word, width, height); is_sound(read)) line.words.push_back(std::move(read));
                }
                if (line.words.empty()) continue;
                measure(line);
                result[static_cast<std::size_t>(rotation)].push_back(std::move(line));
            }
    return result;
}

}  // namespace

void measure(Line& line) {
    line.box = line.words.front().box;
    line.bold = true;
    std::size_t most = 0;
    for (const Word& word : line.words) {
        line.box.include(word.box);
        line.bold = line.bold && word.bold;
        if (word.text.size() < most) continue;
        // The longest word speaks for the line: marks of notes and numbers are short.
        most = word.text.size();
        line.size = word.size;
        line.baseline = word.baseline;
    }
}

PageText Document::text(int number) const {
    PageText result;
    WordsAndRules device;
    document_->displayPageSlice(&device, number, 72, 72, 0, false, true, false, -1, -1, -1, -1);
    std::unique_ptr<TextPage, void (*)(TextPage*)> page{device.takeText(), [](TextPage* text) { text->decRefCnt(); }};
    ::Page* paper = document_->getPage(number);
    if (!paper || !page) return result;
    const bool sideways = paper->getRotate() % 180 != 0;
    result.width = sideways ? paper->getCropHeight() : paper->getCropWidth();
    result.height = sideways ? paper->getCropWidth() : paper->getCropHeight();
    auto lines = lines_of(*page, result.width, result.height);
    const auto main = std::max_element(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
    const int rotation = static_cast<int>(main - lines.begin());
    result.lines = std::move(*main);
    for (Rule& rule : device.rules()) result.rules.push_back({upright(rule.box, rotation, result.width, result.height)});
    if (rotation % 2 == 1) std::swap(result.width, result.height);
    // What runs another way (a label at a table's side) follows the page's own text.
    for (auto& others : lines) {
        for (Line& line : others) result.turned.push_back(std::move(line));
        others.clear();
    }
    return result;
}

}  // namespace documents::pdf
