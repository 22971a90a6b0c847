#include "documents/ocr.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>

#include "base/text.h"
#include "documents/optical.h"
#include "documents/pdf/characters.h"

namespace documents::ocr {

namespace {

using Picture = std::unique_ptr<PIX, optical::DestroyPicture>;

const optical::Functions& calls() { return *optical::functions(); }

struct DeleteRecogniser {
    void operator()(TessBaseAPI* api) const { calls().TessBaseAPIDelete(api); }
};
struct DeleteIterator {
    void operator()(TessResultIterator* at) const { calls().TessResultIteratorDelete(at); }
};
struct DeleteText {
    void operator()(char* text) const { calls().TessDeleteText(text); }
};
using Recogniser = std::unique_ptr<TessBaseAPI, DeleteRecogniser>;

Recogniser load(const char* languages) {
    if (!optical::functions()) return nullptr;
    Recogniser api{calls().TessBaseAPICreate()};
    if (calls().TessBaseAPIInit2(api.get(), nullptr, languages, tesseract::OEM_LSTM_ONLY) != 0) return nullptr;
    calls().TessBaseAPISetVariable(api.get(), "debug_file", "/dev/null");
    // Its table finder takes minutes over a form with ruled cells, and only orders words that layout orders anyway.
    calls().TessBaseAPISetVariable(api.get(), "textord_tabfind_find_tables", "0");
    calls().TessBaseAPISetPageSegMode(api.get(), tesseract::PSM_AUTO);
    return api;
}

/// The recognisers with their models, each loaded once in a process, or nothing where they are not installed.
TessBaseAPI* english() {
    static const auto loaded = load("eng");
    return loaded.get();
}
TessBaseAPI* welsh() {
    static const auto loaded = load("cym+eng");
    return loaded.get();
}

Picture picture_of(const pdf::GreyPicture& from) {
    Picture picture{calls().pixCreate(from.width, from.height, 8)};
    if (!picture) return picture;
    for (int y = 0; y < from.height; ++y) {
        l_uint32* line = calls().pixGetData(picture.get()) + static_cast<std::ptrdiff_t>(y) * calls().pixGetWpl(picture.get());
        const std::uint8_t* dots = from.dots.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(from.width);
        for (int x = 0; x < from.width; ++x) SET_DATA_BYTE(line, x, dots[x]);
    }
    return picture;
}

/// How many quarter turns clockwise set the picture upright: 0 where it cannot be told.
int quarter_turns(PIX* picture) {
    Picture black_and_white{calls().pixThresholdToBinary(picture, 160)};
    if (!black_and_white) return 0;
    float up = 0, left = 0;
    if (calls().pixOrientDetect(black_and_white.get(), &up, &left, 0, 0) != 0) return 0;
    l_int32 orientation = 0;
    if (calls().makeOrientDecision(up, left, 0, 0, &orientation, 0) != 0) return 0;
    switch (orientation) {
        case L_TEXT_ORIENT_LEFT: return 1;
        case L_TEXT_ORIENT_DOWN: return 2;
        case L_TEXT_ORIENT_RIGHT: return 3;
        default: return 0;
    }
}

/// Upright and level: a page that went through the scanner askew loses words otherwise.
Picture straightened(Picture picture) {
    if (const int turns = quarter_turns(picture.get()); turns != 0)
        if (Picture turned{calls().pixRotateOrth(picture.get(), turns)}) picture = std::move(turned);
    if (Picture level{calls().pixDeskew(picture.get(), 0)}) return level;
    return picture;
}

/// Points from the highest letter of the word's row to the lowest: the row's own, so the same for all its words.
double row_points(const TessResultIterator* at) {
    BOOL bold = 0, italic = 0, underlined = 0, monospace = 0, serif = 0, small_capitals = 0;
    int points = 0, font = 0;
    calls().TessResultIteratorWordFontAttributes(at, &bold, &italic, &underlined, &monospace, &serif, &small_capitals, &points, &font);
    return points;
}

std::optional<pdf::Word> word_at(const TessResultIterator* at, double points_per_dot) {
    const std::unique_ptr<char, DeleteText> text{calls().TessResultIteratorGetUTF8Text(at, tesseract::RIL_WORD)};
    const TessPageIterator* place = calls().TessResultIteratorGetPageIteratorConst(at);
    int left = 0, top = 0, right = 0, bottom = 0;
    if (!text || !calls().TessPageIteratorBoundingBox(place, tesseract::RIL_WORD, &left, &top, &right, &bottom)) return std::nullopt;
    pdf::Word word;
    word.text = base::squeeze(base::to_nfc(text.get()));
    if (word.text.empty()) return std::nullopt;
    word.box = {left * points_per_dot, top * points_per_dot, right * points_per_dot, bottom * points_per_dot};
    int x1 = 0, y1 = 0, x2 = 0, y2 = 0;
    word.baseline = calls().TessPageIteratorBaseline(place, tesseract::RIL_WORD, &x1, &y1, &x2, &y2) ? (y1 + y2) * 0.5 * points_per_dot : word.box.bottom;
    word.size = row_points(at);
    word.confidence = std::clamp(static_cast<double>(calls().TessResultIteratorConfidence(at, tesseract::RIL_WORD)), 0.0, 100.0);
    return word;
}

double middle_of(std::vector<double> values) {
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
    return values[values.size() / 2];
}

/// From the line's highest letter to its lowest, the same for all its words, speaks for their size; one baseline for all of them.
void set_sizes(pdf::Line& line) {
    constexpr double letters_in_size = 0.92;  // Ascender to descender, in the usual text faces.
    std::vector<double> sizes, baselines;
    for (const auto& word : line.words) sizes.push_back(word.size), baselines.push_back(word.baseline);
    const double size = std::max(middle_of(sizes) / letters_in_size, 4.0), baseline = middle_of(baselines);
    for (auto& word : line.words) word.size = size, word.baseline = baseline;
    pdf::measure(line);
}

/// A scan's lines of one size are measured a little large or small each: those near the middle are taken to be of the middle's size.
void even_out(std::vector<pdf::Line>& lines) {
    constexpr double near_enough = 0.15;
    if (lines.empty()) return;
    std::vector<double> sizes;
    for (const auto& line : lines) sizes.push_back(line.size);
    const double middle = middle_of(sizes);
    for (auto& line : lines) {
        if (std::abs(line.size - middle) > near_enough * middle) continue;
        for (auto& word : line.words) word.size = middle;
        pdf::measure(line);
    }
}

void collect_lines(TessResultIterator* at, double points_per_dot, std::vector<pdf::Line>& lines) {
    pdf::Line line;
    do {
        if (auto word = word_at(at, points_per_dot)) line.words.push_back(std::move(*word));
        if (!calls().TessPageIteratorIsAtFinalElement(calls().TessResultIteratorGetPageIteratorConst(at), tesseract::RIL_TEXTLINE, tesseract::RIL_WORD)) continue;
        if (!line.words.empty()) {
            set_sizes(line);
            lines.push_back(std::move(line));
        }
        line = {};
    } while (calls().TessResultIteratorNext(at, tesseract::RIL_WORD));
}

std::vector<pdf::Line> lines_in(TessBaseAPI* api, PIX* picture, double dots_per_inch) {
    std::vector<pdf::Line> lines;
    calls().TessBaseAPISetImage2(api, picture);
    if (calls().TessBaseAPIRecognize(api, nullptr) == 0)
        if (const std::unique_ptr<TessResultIterator, DeleteIterator> at{calls().TessBaseAPIGetIterator(api)}) collect_lines(at.get(), 72 / dots_per_inch, lines);
    calls().TessBaseAPIClear(api);
    even_out(lines);
    return lines;
}

/// Whether the small words of Welsh, which even an English model reads, are too many for English.
bool looks_welsh(const std::vector<pdf::Line>& lines) {
    constexpr std::array<std::string_view, 16> small{"yn", "yr", "y", "mae", "wedi", "gan", "oedd", "bod", "ei", "hyn", "fod", "eu", "ac", "ar", "neu", "i'r"};
    std::size_t words = 0, welsh_words = 0;
    for (const auto& line : lines)
        for (const auto& word : line.words) {
            ++words;
            welsh_words += std::ranges::find(small, base::fold(word.text)) != small.end();
        }
    return welsh_words * 100 > words * 6;
}

double mean_confidence(const std::vector<pdf::Line>& lines) {
    double sum = 0;
    int words = 0;
    for (const auto& line : lines)
        for (const auto& word : line.words) {
            sum += word.confidence;
            ++words;
        }
    return words == 0 ? 0 : sum / words;
}

}  // namespace

void load_before_walls(Models models) {
    if (!optical::functions() || models == Models::WhenNeeded) return;
    english();
    welsh();
}

bool available() { return english() != nullptr; }

pdf::PageText read(const pdf::GreyPicture& from, double dots_per_inch) {
    pdf::PageText page;
    page.machine_read = true;
    page.confidence = 0;
    Picture picture = from.dots.empty() ? nullptr : picture_of(from);
    if (!picture || !english()) return page;
    picture = straightened(std::move(picture));
    calls().pixSetResolution(picture.get(), static_cast<l_int32>(dots_per_inch), static_cast<l_int32>(dots_per_inch));
    page.width = calls().pixGetWidth(picture.get()) * 72 / dots_per_inch;
    page.height = calls().pixGetHeight(picture.get()) * 72 / dots_per_inch;
    page.lines = lines_in(english(), picture.get(), dots_per_inch);
    // Both models at once read "inquest" as "inguest", since Welsh has no q: the second is asked only where Welsh is.
    if (looks_welsh(page.lines) && welsh()) page.lines = lines_in(welsh(), picture.get(), dots_per_inch);
    page.confidence = mean_confidence(page.lines);
    return page;
}

}  // namespace documents::ocr
