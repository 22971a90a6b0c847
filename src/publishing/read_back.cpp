#include "publishing/read_back.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <future>

#include "base/fault.h"
#include "base/file.h"
#include "base/sha256.h"

namespace publishing {

namespace {

constexpr std::string_view word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Letters, their accents, digits and signs of money. What stands for a glyph that nobody can name counts: it may be a letter.
bool is_compared(UChar32 letter) {
    constexpr UChar32 unnamed = 0xFFFD, first_apostrophe = 0x2B9, last_apostrophe = 0x2BF;
    if (letter < 0 || letter == unnamed) return true;
    if (u_hasBinaryProperty(letter, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || (letter >= first_apostrophe && letter <= last_apostrophe)) return false;
    return (U_GET_GC_MASK(letter) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_SC_MASK)) != 0;
}

std::string only_compared(std::string_view words) {
    std::string kept;
    for (std::int32_t at = 0, length = static_cast<std::int32_t>(words.size()); at < length;) {
        const auto from = static_cast<std::size_t>(at);
        UChar32 letter = 0;
        U8_NEXT(words.data(), at, length, letter);
        if (is_compared(letter)) kept += words.substr(from, static_cast<std::size_t>(at) - from);
    }
    return kept;
}

/// Taken apart (NFKD), so that a letter and its accent are the same however they were typed, and no line's end joins the next one's beginning.
/// White space goes first: a printer may set an accent apart.
std::string letters(std::string_view words) {
    auto kept = only_compared(words);
    if (std::ranges::all_of(kept, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return kept;
    UErrorCode error = U_ZERO_ERROR;
    const auto* apart = icu::Normalizer2::getNFKDInstance(error);
    std::string spelled;
    icu::StringByteSink<std::string> sink{&spelled};
    if (apart) apart->normalizeUTF8(0, kept, sink, nullptr, error);
    if (U_FAILURE(error)) throw base::Fault{"Text could not be normalised", u_errorName(error), "Check the installation of ICU."};
    return only_compared(spelled);
}

/// A line as one form says it.
struct Wanted {
    const PublicLine* line;
    std::string letters;
    const std::string* head_again = nullptr;  ///< Of its table, where the line begins a row below the head.
};

/// Lines without a letter cannot be compared, and are left out. `heads` owns what the lines point to.
std::vector<Wanted> wanted_of(const std::vector<PublicLine>& approved, bool says_steps, std::vector<std::string>& heads) {
    std::vector<Wanted> list;
    heads.reserve(approved.size());
    const PublicLine* before = nullptr;
    bool row_begins = false;
    for (const auto& line : approved) {
        Wanted wanted{&line, letters(says_steps ? line.step + line.words : line.words)};
        const bool goes_on = before && before->table == line.table;
        if (line.table && !goes_on) heads.emplace_back();
        if (line.table && line.row == 0) heads.back() += wanted.letters;
        row_begins = line.table && line.row > 0 && goes_on && (row_begins || before->row != line.row);
        before = &line;
        if (wanted.letters.empty()) continue;
        if (row_begins) wanted.head_again = &heads.back();
        row_begins = false;
        list.push_back(std::move(wanted));
    }
    return list;
}

class Comparing {
public:
    Comparing(std::string_view all, ReadBack& found) : all_{all}, found_{found} {}

    /// Whether the line stands right here; if so it is passed.
    bool take(const Wanted& wanted) {
        if (stands(wanted.letters, at_)) return pass(at_, wanted);
        if (wanted.head_again && stands(*wanted.head_again, at_) && stands(wanted.letters, at_ + wanted.head_again->size())) return pass(at_ + wanted.head_again->size(), wanted);
        return false;
    }
    /// Where it does not, it stands later with something before it, or is missing. A line whose follower stands right here is missing:
    /// in a text that repeats itself, its next double is another's.
    void look_further(const Wanted& wanted, const Wanted* next) {
        const auto later = next && stands(next->letters, at_) ? std::string_view::npos : all_.find(wanted.letters, at_);
        if (later == std::string_view::npos) {
            found_.missing.push_back(wanted.line->words);
            return;
        }
        found_.beyond += letters_in(at_, later);
        pass(later, wanted);
    }
    void end() { found_.beyond += letters_in(at_, all_.size()); }

private:
    bool stands(std::string_view words, std::size_t at) const { return all_.substr(std::min(at, all_.size())).starts_with(words); }
    bool pass(std::size_t at, const Wanted& wanted) {
        at_ = at + wanted.letters.size();
        ++found_.compared;
        return true;
    }
    std::size_t letters_in(std::size_t from, std::size_t to) const {
        return static_cast<std::size_t>(std::ranges::count_if(all_.substr(from, to - from), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    }

    std::string_view all_;
    ReadBack& found_;
    std::size_t at_ = 0;
};

/// One text, in which a name that goes on in the next piece is whole. Paragraphs of Word stand apart; a page ends anywhere.
std::string whole_text(const PublicFile& file, const documents::AsWritten& written) {
    std::string whole;
    for (const auto& piece : written.pieces) whole += (whole.empty() ? "" : file.media_type == word_type ? "\n\n" : "\n") + piece;
    return whole;
}

ReadBack nothing_found(const PublicFile& file) {
    return {.name = file.name, .sha256 = base::sha256_hex(file.bytes), .bytes = file.bytes.size(), .missing = {}, .hidden = {}, .named = {}, .refusal = {}};
}

/// Each file in a thread of its own; what came of them in the files' order.
template <class Work>
auto at_once(const std::vector<PublicFile>& files, const Work& work) {
    std::vector<std::future<decltype(work(files.front()))>> begun;
    for (const auto& file : files) begun.push_back(std::async(std::launch::async, [&work, one = &file] { return work(*one); }));
    std::vector<decltype(work(files.front()))> list;
    for (auto& one : begun) list.push_back(one.get());
    return list;
}

}  // namespace

ReadBack compare(const std::vector<PublicLine>& approved, const PublicFile& file, const documents::AsWritten& written) {
    auto found = nothing_found(file);
    std::string all;
    for (const auto& piece : written.pieces) all += letters(piece);
    std::vector<std::string> heads;
    const auto wanted = wanted_of(approved, file.media_type != word_type, heads);
    Comparing comparing{all, found};
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (!comparing.take(wanted[i])) comparing.look_further(wanted[i], i + 1 < wanted.size() ? &wanted[i + 1] : nullptr);
    comparing.end();
    return found;
}

std::vector<std::string> hidden_content(const PublicFile& file, const documents::Reader& reader) {
    if (file.media_type.starts_with("text/plain")) return {};
    const auto in_memory = base::file_in_memory(file.bytes);
    const auto found = reader.hidden(in_memory->descriptor(), file.name);
    if (!found) return {found.error().reason};
    std::vector<std::string> words;
    for (const auto& thing : found->things) words.push_back(thing.kind + ", " + thing.place + ": " + thing.excerpt);
    return words;
}

ReadBack read_back(const std::vector<PublicLine>& approved, const PublicFile& file, const documents::Reader& reader, const FindHidden& hidden, const FindNamed& named) {
    const auto in_memory = base::file_in_memory(file.bytes);
    const auto written = reader.as_written(in_memory->descriptor(), file.name);
    if (!written) {
        auto refused = nothing_found(file);
        refused.refusal = written.error().reason;
        return refused;
    }
    auto found = compare(approved, file, *written);
    found.hidden = hidden(file);
    if (named) found.named = named(whole_text(file, *written));
    return found;
}

std::vector<ReadBack> read_back_all(const std::vector<PublicLine>& approved, const std::vector<PublicFile>& files, const documents::Reader& reader, const FindHidden& hidden, const FindNamed& named) {
    return at_once(files, [&](const PublicFile& file) { return read_back(approved, file, reader, hidden, named); });
}

std::expected<std::vector<std::string>, documents::Refusal> named_in(const PublicFile& file, const documents::Reader& reader, const FindNamed& named) {
    const auto in_memory = base::file_in_memory(file.bytes);
    const auto written = reader.as_written(in_memory->descriptor(), file.name);
    if (!written) return std::unexpected{written.error()};
    return named(whole_text(file, *written));
}

std::vector<std::expected<std::vector<std::string>, documents::Refusal>> named_in_all(const std::vector<PublicFile>& files, const documents::Reader& reader, const FindNamed& named) {
    return at_once(files, [&](const PublicFile& file) { return named_in(file, reader, named); });
}

}  // namespace publishing
