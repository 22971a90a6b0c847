#include "documents/hidden/page_painting.h"

#include <poppler/Gfx.h>
#include <poppler/GfxState.h>
#include <poppler/OutputDev.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

#include "documents/hidden/paths.h"
#include "documents/pdf/characters.h"

namespace documents::hidden {

namespace {

constexpr std::size_t most_letters = 400'000, most_pictures = 5'000;

struct Painted {
    std::array<Point, 9> samples;  // Within the letter.
    std::uint32_t order = 0;
    bool outline_only = false;     // It clips what follows: seen if something is painted through it.
};

struct PaintedPicture {
    std::array<Point, 36> samples;
    std::uint32_t order = 0;
};

Colour colour_of(const GfxRGB& rgb) {
    const auto part = [](GfxColorComp c) { return static_cast<std::uint32_t>(std::clamp(std::lround(colToDbl(c) * 255), 0L, 255L)); };
    return part(rgb.r) << 16 | part(rgb.g) << 8 | part(rgb.b);
}

/// Paints nothing: remembers.
class Recorder : public OutputDev {
public:
    explicit Recorder(::Page& paper) : paper_{paper} {}

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }
    bool useTilingPatternFill() override { return true; }
    bool useShadedFills(int) override { return true; }

    void startPage(int, GfxState* state, XRef*) override {
        page.width = state->getPageWidth(), page.height = state->getPageHeight();
        canvas_.emplace(page.width, page.height);
        crop_ = box(*state, *paper_.getCropBox()), media_ = box(*state, *paper_.getMediaBox());
    }

    void saveState(GfxState*) override {
        odd_clips_.push_back(odd_clip_);
        opacity_before_ = 1, blend_before_ = gfxBlendNormal;
    }
    void restoreState(GfxState*) override {
        if (odd_clips_.empty()) return;
        odd_clip_ = odd_clips_.back();
        odd_clips_.pop_back();
    }
    void clip(GfxState* state) override { odd_clip_ = odd_clip_ || !is_rectangle(*state); }
    void eoClip(GfxState* state) override { clip(state); }
    void clipToStrokePath(GfxState*) override { odd_clip_ = true; }

    void fill(GfxState* state) override { fill_path(*state, Filling::NonZero); }
    void eoFill(GfxState* state) override { fill_path(*state, Filling::EvenOdd); }
    void stroke(GfxState* state) override {
        const double width = state->getTransformedLineWidth();
        if (width < 2 || in_mask_ > 0) return;  // A rule; broader ones are boxes.
        GfxRGB rgb;
        const bool plain = state->getStrokeColorSpace()->getMode() != csPattern;
        if (plain) state->getStrokeRGB(&rgb);
        std::vector<std::vector<Point>> sides;
        for (const auto& line : lines_of(*state))
            for (std::size_t i = 0; i + 1 < line.size(); ++i) add_side(line[i], line[i + 1], width / 2, sides);
        paint(*state, sides, Filling::NonZero, plain ? colour_of(rgb) : many_colours, state->getStrokeOpacity());
    }

    bool tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int, double, double) override { return tint(state); }
    bool functionShadedFill(GfxState* state, GfxFunctionShading*) override { return tint(state); }
    bool axialShadedFill(GfxState* state, GfxAxialShading*, double, double) override { return tint(state); }
    bool axialShadedSupportExtend(GfxState*, GfxAxialShading*) override { return true; }
    bool radialShadedFill(GfxState* state, GfxRadialShading*, double, double) override { return tint(state); }
    bool radialShadedSupportExtend(GfxState*, GfxRadialShading*) override { return true; }
    bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) override { return tint(state); }
    bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) override { return tint(state); }

    void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* map, bool interpolate, const int* mask_colours, bool in_line) override {
        picture(*state, width, height, mask_colours == nullptr ? Paint::Covers : Paint::Tints);
        OutputDev::drawImage(state, ref, stream, width, height, map, interpolate, mask_colours, in_line);  // Reads past the bytes of one in the page's own text.
    }
    void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert, bool interpolate, bool in_line) override {
        picture(*state, width, height, Paint::Tints, false);
        OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, in_line);
    }
    void drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool, Stream*, int, int, bool, bool) override { picture(*state, width, height, Paint::Tints); }
    void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool, Stream* mask, int mask_width, int mask_height, GfxImageColorMap*, bool) override {
        picture(*state, width, height, covers_letters(*state) && is_solid(*mask, mask_width, mask_height) ? Paint::Covers : Paint::Tints);
    }

    void updateFillOpacity(GfxState* state) override { opacity_before_ = std::exchange(opacity_now_, state->getFillOpacity()); }
    void updateBlendMode(GfxState* state) override { blend_before_ = std::exchange(blend_now_, state->getBlendMode()); }
    void beginTransparencyGroup(GfxState* state, const double*, GfxColorSpace*, bool, bool, bool for_mask) override {
        // Poppler sets both to their usual values right before, since the group as a whole has them.
        groups_.push_back({for_mask, state->getFillOpacity() == 1 && opacity_before_ < 0.9, blend_before_ != gfxBlendNormal, opacity_before_ < 0.05});
        opacity_before_ = 1, blend_before_ = gfxBlendNormal;
        count_groups();
    }
    void endTransparencyGroup(GfxState*) override {
        if (!groups_.empty()) groups_.pop_back();
        count_groups();
    }

    void beginActualText(GfxState*, const GooString* text) override { replacements_.push_back({pdf::text_string(text), page.letters.size(), 0}); }
    void endActualText(GfxState*) override {
        if (replacements_.empty()) return;
        replacements_.back().letters = page.letters.size() - replacements_.back().first_letter;
        page.replacements.push_back(std::move(replacements_.back()));
        replacements_.pop_back();
    }

    void drawChar(GfxState* state, double x, double y, double dx, double dy, double, double, CharCode, int, const Unicode* letters, int count) override {
        if (page.letters.size() >= most_letters || in_mask_ > 0) return;
        Letter letter;
        for (int i = 0; i < count; ++i) pdf::append_letter(letter.text, letters[i]);
        letter.blank = letter.text.find_first_not_of(" \t") == std::string::npos || letter.text == "\xC2\xA0";
        double width = 0, rise = 0;
        state->transform(x, y, &letter.start.x, &letter.start.y);
        state->transformDelta(dx, dy, &width, &rise);
        letter.end = {letter.start.x + width, letter.start.y + rise};
        letter.size = state->getTransformedFontSize();
        const Painted painted = measured(letter, *state);
        letter.unseen = why_unseen(letter, painted, *state);
        page.letters.push_back(std::move(letter));
        painted_.push_back(painted);
    }

    /// What is known only once everything is painted: what lies over what, and what was painted twice.
    void finish() {
        for (std::size_t i = 0; i < page.letters.size(); ++i) {
            const bool over = count_over(painted_[i].samples, painted_[i].order) >= 6;
            if (page.letters[i].unseen == Unseen::No && over) page.letters[i].unseen = Unseen::Covered;
            if (page.letters[i].unseen == Unseen::Invisible && painted_[i].outline_only && count_over(painted_[i].samples, painted_[i].order) >= 3) page.letters[i].unseen = Unseen::No;
        }
        forgive_doubles();
        for (std::size_t i = 0; i < page.pictures.size(); ++i)
            page.pictures[i].covered = count_over(painted_pictures_[i].samples, painted_pictures_[i].order) >= 35;
    }

    PaintedPage page;

private:
    struct Group {
        bool mask, faint, blended, invisible;
    };

    void fill_path(GfxState& state, Filling filling) {
        if (in_mask_ > 0) return;
        GfxRGB rgb;
        const bool plain = state.getFillColorSpace()->getMode() != csPattern;
        if (plain) state.getFillRGB(&rgb);
        paint(state, lines_of(state), filling, plain ? colour_of(rgb) : many_colours, state.getFillOpacity());
    }

    void paint(GfxState& state, const std::vector<std::vector<Point>>& lines, Filling filling, Colour colour, double opacity) {
        const bool shines_through = opacity < 0.9 || state.getBlendMode() != gfxBlendNormal || odd_clip_ || thin_groups_ > 0;
        if (opacity < 0.05) return;
        canvas_->fill(lines, filling, clip_of(state), colour, shines_through ? Paint::Tints : Paint::Covers, ++order_);
    }

    bool tint(GfxState* state) {
        if (in_mask_ > 0) return true;
        const Area clip = clip_of(*state);
        canvas_->fill({{{clip.left, clip.top}, {clip.right, clip.top}, {clip.right, clip.bottom}, {clip.left, clip.bottom}}}, Filling::NonZero, clip, many_colours, Paint::Tints, ++order_);
        return true;
    }

    void picture(GfxState& state, int width, int height, Paint how, bool counts = true) {
        if (in_mask_ > 0) return;
        const auto corners = square(state);
        const Area area = around(corners);
        const bool shines_through = how == Paint::Tints || state.getFillOpacity() < 0.9 || state.getBlendMode() != gfxBlendNormal || odd_clip_ || thin_groups_ > 0;
        canvas_->fill({corners}, Filling::NonZero, clip_of(state), many_colours, shines_through ? Paint::Tints : Paint::Covers, ++order_);
        constexpr double smallest_points = 16;
        constexpr int smallest_dots = 4;  // Fewer are a colour and no picture.
        if (!counts || width < smallest_dots || height < smallest_dots || page.pictures.size() >= most_pictures) return;
        if (area.right - area.left < smallest_points || area.bottom - area.top < smallest_points) return;
        const Area seen = common_part(common_part(area, clip_of(state)), crop_);
        page.pictures.push_back({area, seen.size() / area.size(), false});
        PaintedPicture painted{{}, order_};
        for (std::size_t i = 0; i < painted.samples.size(); ++i)
            painted.samples[i] = {seen.left + (0.08 + 0.84 * static_cast<double>(i % 6) / 5) * (seen.right - seen.left), seen.top + (0.08 + 0.84 * static_cast<double>(i / 6) / 5) * (seen.bottom - seen.top)};
        painted_pictures_.push_back(painted);
    }

    bool covers_letters(GfxState& state) const {
        const Area area = around(square(state));
        return std::ranges::any_of(page.letters, [&](const Letter& letter) { return area.holds(letter.start) && area.holds(letter.end); });
    }
    static bool is_solid(Stream& mask, int width, int height) {
        constexpr std::int64_t most = 4'000'000;
        if (std::int64_t{width} * height > most) return false;
        ImageStream dots{&mask, width, 1, 8};
        dots.reset();
        std::int64_t faint = 0;
        for (int row = 0; row < height; ++row)
            if (const unsigned char* line = dots.getLine())
                for (int i = 0; i < width; ++i) faint += line[i] < 230;
        dots.close();
        return faint * 20 < std::int64_t{width} * height;
    }

    Painted measured(const Letter& letter, GfxState& state) {
        Painted painted;
        painted.order = ++order_;
        painted.outline_only = state.getRender() == 7;
        const Point along{letter.end.x - letter.start.x, letter.end.y - letter.start.y};
        const double length = std::hypot(along.x, along.y);
        // Up from the baseline, which on a page that counts downwards is to the left of the way the letters run.
        const Point up = length > 0 ? Point{along.y / length * letter.size, -along.x / length * letter.size} : Point{0, -letter.size};
        std::size_t i = 0;
        for (const double share : {0.2, 0.5, 0.8})
            for (const double height : {0.12, 0.3, 0.5}) painted.samples[i++] = {letter.start.x + share * along.x + height * up.x, letter.start.y + share * along.y + height * up.y};
        return painted;
    }

    Unseen why_unseen(const Letter& letter, const Painted& painted, GfxState& state) const {
        constexpr double tiny_points = 2.5;
        const Point middle = painted.samples[4];
        const int render = state.getRender();
        const bool filled = render == 0 || render == 2 || render == 4 || render == 6, stroked = render == 1 || render == 2 || render == 5 || render == 6;
        if (!media_.holds(middle)) return Unseen::OffPage;
        if (!crop_.holds(middle)) return Unseen::Cropped;
        if (render == 3 || render == 7 || invisible_groups_ > 0) return Unseen::Invisible;
        if ((!filled || state.getFillOpacity() < 0.05) && (!stroked || state.getStrokeOpacity() < 0.05)) return Unseen::Invisible;
        if (!clip_of(state).holds(middle)) return Unseen::Clipped;
        if (letter.size < tiny_points && std::hypot(letter.end.x - letter.start.x, letter.end.y - letter.start.y) < tiny_points) return Unseen::Tiny;
        return has_colour_of_ground(painted, state, filled, stroked) ? Unseen::SameColour : Unseen::No;
    }

    bool has_colour_of_ground(const Painted& painted, GfxState& state, bool filled, bool stroked) const {
        std::vector<Colour> colours;
        GfxRGB rgb;
        if (filled) {
            if (state.getFillColorSpace()->getMode() == csPattern) return false;
            state.getFillRGB(&rgb);
            colours.push_back(colour_of(rgb));
        }
        if (stroked) {
            if (state.getStrokeColorSpace()->getMode() == csPattern) return false;
            state.getStrokeRGB(&rgb);
            colours.push_back(colour_of(rgb));
        }
        return std::ranges::all_of(colours, [&](Colour colour) {
            return std::ranges::count_if(painted.samples, [&](Point point) { return look_the_same(colour, canvas_->colour_at(point)); }) >= 7;
        });
    }

    template <class Samples>
    std::ptrdiff_t count_over(const Samples& samples, std::uint32_t order) const {
        return std::ranges::count_if(samples, [&](Point point) { return canvas_->order_at(point) > order; });
    }

    /// A letter that is seen at the same place in another layer (a shadow, a text of a scan) is no secret.
    void forgive_doubles() {
        using Place = std::pair<std::string_view, std::pair<int, int>>;
        const auto place = [](const Letter& letter, int x, int y) { return Place{letter.text, {static_cast<int>(std::floor(letter.start.x / 2)) + x, static_cast<int>(std::floor(letter.start.y / 2)) + y}}; };
        if (std::ranges::none_of(page.letters, [](const Letter& letter) { return letter.unseen != Unseen::No; })) return;
        std::map<Place, bool> seen;
        for (const Letter& letter : page.letters)
            if (letter.unseen == Unseen::No) seen[place(letter, 0, 0)] = true;
        for (Letter& letter : page.letters) {
            if (letter.unseen == Unseen::No || letter.unseen == Unseen::OffPage || letter.unseen == Unseen::Cropped) continue;
            for (int around = 0; around < 9; ++around)
                if (seen.contains(place(letter, around % 3 - 1, around / 3 - 1))) letter.unseen = Unseen::No;
        }
    }

    void count_groups() {
        in_mask_ = static_cast<int>(std::ranges::count_if(groups_, &Group::mask));
        thin_groups_ = static_cast<int>(std::ranges::count_if(groups_, [](const Group& group) { return group.faint || group.blended; }));
        invisible_groups_ = static_cast<int>(std::ranges::count_if(groups_, &Group::invisible));
    }

    ::Page& paper_;
    std::optional<Canvas> canvas_;
    Area crop_, media_;
    std::vector<Painted> painted_;
    std::vector<PaintedPicture> painted_pictures_;
    std::vector<Replacement> replacements_;
    std::vector<Group> groups_;
    std::vector<bool> odd_clips_;
    bool odd_clip_ = false;
    int in_mask_ = 0, thin_groups_ = 0, invisible_groups_ = 0;
    std::uint32_t order_ = 0;
    double opacity_before_ = 1, opacity_now_ = 1;
    GfxBlendMode blend_before_ = gfxBlendNormal, blend_now_ = gfxBlendNormal;
};

}  // namespace

PaintedPage paint_page(const pdf::Document& document, int number) {
    ::Page* paper = document.poppler().getPage(number);
    if (!paper) return {};
    Recorder recorder{*paper};
    constexpr double points = 72;
    document.poppler().displayPageSlice(&recorder, number, points, points, 0, true, false, false, -1, -1, -1, -1);
    if (recorder.page.width > 0) recorder.finish();
    return std::move(recorder.page);
}

std::string words_of(const std::vector<Letter>& letters, std::size_t first, std::size_t last) {
    std::string words;
    for (std::size_t i = first; i < last && i < letters.size(); ++i) {
        if (i > first) {
            const Letter& before = letters[i - 1];
            const double gap = std::hypot(letters[i].start.x - before.end.x, letters[i].start.y - before.end.y);
            if (gap > 0.2 * std::max(before.size, letters[i].size)) words += ' ';
        }
        words += letters[i].text;
    }
    return words;
}

}  // namespace documents::hidden
