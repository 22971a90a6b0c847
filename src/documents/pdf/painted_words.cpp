#include "documents/pdf/painted_words.h"

#include <poppler/GfxState.h>
#include <poppler/OutputDev.h>
#include <poppler/PDFDoc.h>

#include <cmath>
#include <optional>

#include "documents/pdf/characters.h"

namespace documents::pdf {

namespace {

class LettersInOrder : public OutputDev {
public:
    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }

    void drawChar(GfxState* state, double x, double y, double dx, double dy, double, double, CharCode, int, const Unicode* letters, int count) override {
        double at_x = 0, at_y = 0, wide = 0, high = 0;
        state->transform(x, y, &at_x, &at_y);
        state->transformDelta(dx, dy, &wide, &high);
        part(at_x, at_y, state->getTransformedFontSize());
        end_x_ = at_x + wide, end_y_ = at_y + high, begun_ = true;
        if (replaced_) return;
        for (int i = 0; i < count; ++i) append_letter(words, letters[i]);
    }
    void beginActualText(GfxState*, const GooString* text) override { replaced_ = text_string(text); }
    void endActualText(GfxState*) override {
        if (replaced_) words += *replaced_;
        replaced_.reset();
    }

    std::string words;

private:
    /// What parts this letter from the one before it.
    void part(double x, double y, double size) {
        constexpr double same_line = 0.2, same_word = 0.2, next_line = 2;  // Of the letter's size.
        if (!begun_) return;
        const double down = y - end_y_;
        if (down < -same_line * size || down > next_line * size) words += "\n\n";
        else if (down > same_line * size) words += '\n';
        else if (std::abs(x - end_x_) > same_word * size) words += ' ';
    }

    double end_x_ = 0, end_y_ = 0;
    bool begun_ = false;
    std::optional<std::string> replaced_;
};

}  // namespace

std::string painted_words(const Document& document, int page) {
    LettersInOrder device;
    constexpr double points = 72;
    document.poppler().displayPageSlice(&device, page, points, points, 0, true, false, false, -1, -1, -1, -1);
    return std::move(device.words);
}

}  // namespace documents::pdf
