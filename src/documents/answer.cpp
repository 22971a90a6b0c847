#include "documents/answer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "base/text.h"
#include "documents/limits.h"
#include "documents/refusal.h"

namespace documents {

namespace {

constexpr std::string_view magic = "CAIRN-ANSWER-1\n";
enum class Part : char { Extraction = 'E', Refusal = 'R', Image = 'I' };

/// At most `limit` bytes of the text, never ending inside a letter.
std::string_view clipped(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return text;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
    return text.substr(0, limit);
}

class Writer {
public:
    explicit Writer(Part part) : bytes_{magic} { bytes_ += static_cast<char>(part); }

    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(value | 0x80);
        bytes_ += static_cast<char>(value);
    }
    void text(std::string_view text, std::size_t limit) {
        const std::string sound = base::is_utf8(text) ? std::string{} : base::to_nfc(text);
        blob(clipped(sound.empty() ? text : std::string_view{sound}, limit));
    }
    void blob(std::string_view blob) {
        number(blob.size());
        bytes_ += blob;
    }
    /// To a hundredth, from -1 to a million: all that points and confidences need.
    void decimal(double value) { number(static_cast<std::uint64_t>(std::llround((std::clamp(value, -1.0, 1e6) + 1) * 100))); }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

class Scanner {
public:
    explicit Scanner(std::string_view bytes) : rest_{bytes} {}

    std::uint64_t number(std::uint64_t most) {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            if (rest_.empty()) return fail();
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) return value <= most ? value : fail();
        }
        return fail();
    }
    std::string blob(std::size_t most) {
        const auto size = number(most);
        if (size > rest_.size()) fail();
        if (failed_) return {};
        std::string result{rest_.substr(0, size)};
        rest_.remove_prefix(size);
        return result;
    }
    std::string text(std::size_t most) {
        std::string result = blob(most);
        if (result.find('\0') != std::string::npos || !base::is_utf8(result)) fail();
        return result;
    }
    double decimal() { return static_cast<double>(number(100'000'100)) / 100 - 1; }
    bool sound() const { return !failed_; }
    bool finished() const { return !failed_ && rest_.empty(); }
    std::uint64_t fail() {
        failed_ = true;
        rest_ = {};
        return 0;
    }

private:
    std::string_view rest_;
    bool failed_ = false;
};

void write(Writer& out, const Block& block) {
    out.number(static_cast<std::uint64_t>(block.kind));
    out.number(static_cast<std::uint64_t>(std::clamp(block.level, 0, 9)));
    out.text(block.text, AnswerLimits::text_bytes);
    out.number(static_cast<std::uint64_t>(std::max(block.page, 0)));
    out.text(block.number, AnswerLimits::short_bytes);
    out.decimal(block.confidence);
    out.number(block.rows.size());
    for (const auto& row : block.rows) {
        out.number(row.size());
        for (const auto& cell : row) out.text(cell, AnswerLimits::text_bytes);
    }
    out.number(static_cast<std::uint64_t>(std::max(block.header_rows, 0)));
}

Block read_block(Scanner& in, std::size_t pages) {
    Block block;
    block.kind = static_cast<BlockKind>(in.number(static_cast<std::uint64_t>(BlockKind::Footnote)));
    block.level = static_cast<int>(in.number(9));
    block.text = in.text(AnswerLimits::text_bytes);
    block.page = static_cast<int>(in.number(pages));
    block.number = in.text(AnswerLimits::short_bytes);
    block.confidence = in.decimal();
    const auto rows = in.number(AnswerLimits::table_cells);
    std::size_t cells = 0;
    for (std::size_t r = 0; in.sound() && r < rows; ++r) {
        const auto width = in.number(AnswerLimits::table_cells);
        cells += width;
        if (cells > AnswerLimits::table_cells) in.fail();
        auto& row = block.rows.emplace_back();
        for (std::size_t c = 0; in.sound() && c < width; ++c) row.push_back(in.text(AnswerLimits::text_bytes));
    }
    block.header_rows = static_cast<int>(in.number(rows));
    return block;
}

void write(Writer& out, const Page& page) {
    out.text(page.label, AnswerLimits::short_bytes);
    out.decimal(page.width_points);
    out.decimal(page.height_points);
    out.number(page.machine_read);
    out.decimal(page.confidence);
}

Page read_page(Scanner& in, std::size_t number) {
    Page page;
    page.number = static_cast<int>(number);
    page.label = in.text(AnswerLimits::short_bytes);
    page.width_points = in.decimal();
    page.height_points = in.decimal();
    page.machine_read = in.number(1) != 0;
    page.confidence = in.decimal();
    return page;
}

constexpr std::array property_fields{&Properties::title,   &Properties::author,   &Properties::language,
                                     &Properties::created, &Properties::modified, &Properties::producer};

/// A table too big for an answer becomes a paragraph: its words stay findable.
Block within_limits(Block block) {
    std::size_t cells = 0;
    for (const auto& row : block.rows) cells += row.size();
    if (cells > AnswerLimits::table_cells || block.rows.size() > AnswerLimits::table_cells) {
        block.kind = BlockKind::Paragraph;
        block.rows.clear();
        block.header_rows = 0;
    }
    block.header_rows = std::min(block.header_rows, static_cast<int>(block.rows.size()));
    return block;
}

std::string encode(const Extraction& extraction) {
    Writer out{Part::Extraction};
    out.number(static_cast<std::uint64_t>(extraction.kind));
    out.text(extraction.extractor, AnswerLimits::short_bytes);
    for (const auto field : property_fields) out.text(extraction.properties.*field, AnswerLimits::short_bytes);
    const auto pages = std::min(extraction.pages.size(), AnswerLimits::pages);
    out.number(pages);
    for (std::size_t i = 0; i < pages; ++i) write(out, extraction.pages[i]);
    const auto blocks = std::min(extraction.blocks.size(), AnswerLimits::blocks);
    out.number(blocks);
    for (std::size_t i = 0; i < blocks; ++i) write(out, within_limits(extraction.blocks[i]));
    auto warnings = extraction.warnings;
    if (warnings.size() >= AnswerLimits::warnings) warnings.resize(AnswerLimits::warnings - 1);
    if (blocks < extraction.blocks.size()) warnings.push_back("The document is so long that its end was left out.");
    out.number(warnings.size());
    for (const auto& warning : warnings) out.text(warning, AnswerLimits::short_bytes);
    return out.take();
}

Extraction decode_extraction(Scanner& in) {
    Extraction result;
    result.kind = static_cast<FileKind>(in.number(static_cast<std::uint64_t>(FileKind::Html)));
    result.extractor = in.text(AnswerLimits::short_bytes);
    for (const auto field : property_fields) result.properties.*field = in.text(AnswerLimits::short_bytes);
    const auto pages = in.number(AnswerLimits::pages);
    for (std::size_t i = 0; in.sound() && i < pages; ++i) result.pages.push_back(read_page(in, i + 1));
    const auto blocks = in.number(AnswerLimits::blocks);
    for (std::size_t i = 0; in.sound() && i < blocks; ++i) result.blocks.push_back(read_block(in, pages));
    const auto warnings = in.number(AnswerLimits::warnings);
    for (std::size_t i = 0; in.sound() && i < warnings; ++i) result.warnings.push_back(in.text(AnswerLimits::short_bytes));
    return result;
}

std::string encode(const Refusal& refusal) {
    Writer out{Part::Refusal};
    for (const auto* text : {&refusal.code, &refusal.reason, &refusal.advice}) out.text(*text, AnswerLimits::short_bytes);
    return out.take();
}

Refusal decode_refusal(Scanner& in) {
    Refusal result;
    for (auto* text : {&result.code, &result.reason, &result.advice}) *text = in.text(AnswerLimits::short_bytes);
    if (!is_refusal_code(result.code) || result.reason.empty() || result.advice.empty()) in.fail();
    return result;
}

std::string encode(const PageImage& image) {
    Writer out{Part::Image};
    out.number(static_cast<std::uint64_t>(image.width_pixels));
    out.number(static_cast<std::uint64_t>(image.height_pixels));
    out.blob(image.bytes);
    return out.take();
}

PageImage decode_image(Scanner& in) {
    PageImage result;
    result.width_pixels = static_cast<int>(in.number(20'000));
    result.height_pixels = static_cast<int>(in.number(20'000));
    result.bytes = in.blob(AnswerLimits::image_bytes);
    if (!result.bytes.starts_with("\xFF\xD8\xFF")) in.fail();  // JPEG and nothing else ever goes out with that type.
    return result;
}

}  // namespace

std::string encode_answer(const Answer& answer) {
    return std::visit([](const auto& part) { return encode(part); }, answer);
}

std::optional<Answer> decode_answer(std::string_view bytes) {
    if (!bytes.starts_with(magic) || bytes.size() == magic.size()) return std::nullopt;
    const auto part = static_cast<Part>(bytes[magic.size()]);
    Scanner in{bytes.substr(magic.size() + 1)};
    std::optional<Answer> result;
    if (part == Part::Extraction) result = decode_extraction(in);
    if (part == Part::Refusal) result = decode_refusal(in);
    if (part == Part::Image) result = decode_image(in);
    return in.finished() ? std::move(result) : std::nullopt;
}

}  // namespace documents
