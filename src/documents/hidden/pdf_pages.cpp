#include <poppler/Catalog.h>
#include <poppler/OptionalContent.h>
#include <poppler/PDFDoc.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "base/text.h"
#include "documents/flow.h"
#include "documents/hidden/page_painting.h"
#include "documents/hidden/pdf_hidden.h"

namespace documents::hidden {

namespace {

constexpr int most_pages = 5'000;

std::string_view kind_of(Unseen unseen) {
    switch (unseen) {
        case Unseen::Invisible: return "invisible_text";
        case Unseen::OffPage: return "off_page_text";
        case Unseen::Cropped: return "cropped_text";
        case Unseen::Clipped: return "clipped_text";
        case Unseen::Tiny: return "tiny_text";
        case Unseen::SameColour: return "same_colour_text";
        case Unseen::Covered: return "covered_text";
        case Unseen::No: break;
    }
    return {};
}

/// A single letter or a line of dots hides nothing.
bool says_something(std::string_view words) {
    return std::ranges::count_if(words, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0xC3; }) >= 2;
}

void find_unseen_letters(const PaintedPage& page, const std::string& place, Findings& findings) {
    const auto& letters = page.letters;
    for (std::size_t first = 0; first < letters.size();) {
        const Unseen why = letters[first].unseen;
        std::size_t last = first + 1, end = last;
        for (; last < letters.size() && (letters[last].unseen == why || letters[last].blank); ++last)
            if (!letters[last].blank) end = last + 1;
        if (letters[first].blank) {
            ++first;
            continue;
        }
        if (why != Unseen::No)
            if (const auto words = words_of(letters, first, end); says_something(words)) findings.add(kind_of(why), place, words);
        first = last;
    }
}

std::string seen_words(const PaintedPage& page) {
    std::vector<Letter> seen;
    for (const Letter& letter : page.letters)
        if (letter.unseen == Unseen::No) seen.push_back(letter);
    return words_of(seen, 0, seen.size());
}

void find_unseen_pictures(const PaintedPage& page, const std::string& place, Findings& findings) {
    constexpr double frame = 0.85;  // A little is cut away wherever a picture runs to the edge of the paper.
    for (const Picture& picture : page.pictures) {
        const auto where = fmt::format("{:.0f} by {:.0f} points, {:.0f} from the left and {:.0f} from the top", picture.area.right - picture.area.left, picture.area.bottom - picture.area.top,
                                       picture.area.left, picture.area.top);
        if (picture.covered) findings.add("covered_image", place, "A picture lies under something else: " + where);
        else if (picture.seen < frame) findings.add("cropped_image", place, fmt::format("Only {:.0f}% of a picture is shown: {}", picture.seen * 100, where));
    }
}

/// Words for readers' ears and for copying. Where they are those of the letters beneath, however spelled, they replace nothing.
void find_replacements(const PaintedPage& page, const std::string& place, const ShownWords& shown, Findings& findings) {
    const auto plain = [](std::string_view text) {
        std::string result;
        for (const char c : base::fold(text))
            if (std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80) result += c;
        return result;
    };
    for (const Replacement& one : page.replacements) {
        const auto beneath = plain(words_of(page.letters, one.first_letter, one.first_letter + one.letters)), words = plain(one.words);
        const bool sign = beneath.empty() && words.size() <= 3;  // A ligature or bullet drawn by a font without names for its letters.
        if (words != beneath && !sign && shown.lacks_a_word_of(one.words)) findings.add("replacement_text", place, one.words);
    }
}

using LetterAt = std::tuple<std::string_view, int, int>;

std::map<LetterAt, int> counted(const PaintedPage& page) {
    std::map<LetterAt, int> count;
    for (const Letter& letter : page.letters) ++count[{letter.text, static_cast<int>(std::lround(letter.start.x * 4)), static_cast<int>(std::lround(letter.start.y * 4))}];
    return count;
}

/// What is painted with every layer switched on and not otherwise.
void find_in_layers(const PaintedPage& usual, const PaintedPage& with_all, const std::string& place, Findings& findings) {
    auto known = counted(usual);
    std::vector<Letter> extra;
    for (const Letter& letter : with_all.letters) {
        auto& left = known[{letter.text, static_cast<int>(std::lround(letter.start.x * 4)), static_cast<int>(std::lround(letter.start.y * 4))}];
        if (left > 0) --left;
        else extra.push_back(letter);
    }
    if (const auto words = words_of(extra, 0, extra.size()); says_something(words)) findings.add("hidden_layer", place, words);
    if (with_all.pictures.size() > usual.pictures.size()) findings.add("hidden_layer", place, "A picture");
}

/// The layers that are off, so that they can be switched on for a second look.
std::vector<OptionalContentGroup*> hidden_layers(const pdf::Document& document) {
    std::vector<OptionalContentGroup*> layers;
    OCGs* all = document.poppler().getCatalog()->getOptContentConfig();
    if (!all || !all->isOk()) return layers;
    for (const auto& [reference, layer] : all->getOCGs())
        // A layer may be on by itself and off by what it says of viewing, which readers heed (ISO 32000-1, 8.11.4.4).
        if (layer->getState() == OptionalContentGroup::Off || layer->getViewState() == OptionalContentGroup::ocUsageOff) {
            layer->setState(OptionalContentGroup::Off);
            layers.push_back(layer.get());
        }
    return layers;
}

}  // namespace

void find_on_pages(const pdf::Document& document, ShownWords& shown, Findings& findings) {
    const auto layers = hidden_layers(document);
    std::vector<std::pair<std::string, PaintedPage>> with_replacements;
    for (int number = 1; number <= std::min(document.pages(), most_pages); ++number) {
        const auto place = fmt::format("page {}", number);
        PaintedPage page = paint_page(document, number);
        shown.add(seen_words(page));
        find_unseen_letters(page, place, findings);
        find_unseen_pictures(page, place, findings);
        if (!layers.empty()) {
            for (auto* layer : layers) layer->setState(OptionalContentGroup::On);
            find_in_layers(page, paint_page(document, number), place, findings);
            for (auto* layer : layers) layer->setState(OptionalContentGroup::Off);
        }
        if (!page.replacements.empty()) with_replacements.emplace_back(place, std::move(page));
    }
    for (const auto* layer : layers)
        if (layer->getName()) findings.add("hidden_layer", "the list of layers", fmt::format("A layer that is switched off: {}", pdf::text_string(layer->getName())));
    for (const auto& [place, page] : with_replacements) find_replacements(page, place, shown, findings);
}

}  // namespace documents::hidden
