#include "search/segment.h"

#include <algorithm>
#include <cstring>

#include "search/analyser.h"
#include "search/record.h"

namespace search {

namespace {

template <class T>
bool rises_to(std::span<const T> starts, std::uint64_t end) {
    return !starts.empty() && starts.front() == 0 && starts.back() == end && std::is_sorted(starts.begin(), starts.end());
}

}  // namespace

Norm norm_for(double mean_length) {
    constexpr float k1 = 1.2f, b = 0.75f;  // BM25 with the constants of Lucene.
    return {k1 * (1 - b), static_cast<float>(k1 * b / std::max(1.0, mean_length))};
}

template <class T>
std::span<const T> Segment::part(Part which) const {
    const auto place = header_.parts[static_cast<std::size_t>(which)];
    return {reinterpret_cast<const T*>(index_.view().data() + place.at), place.bytes / sizeof(T)};
}

std::expected<std::shared_ptr<const Segment>, std::string> Segment::open(Bytes index, Bytes text, const Schema& schema) {
    auto segment = std::make_shared<Segment>();
    segment->index_ = std::move(index);
    segment->text_ = std::move(text);
    if (auto wrong = segment->check(schema); !wrong.empty()) return std::unexpected{std::move(wrong)};
    return segment;
}

std::string Segment::check(const Schema& schema) {
    const auto bytes = index_.view();
    if (bytes.size() < sizeof header_) return "the file is too short";
    std::memcpy(&header_, bytes.data(), sizeof header_);
    if (header_.magic != index_magic) return "the file is not an index";
    if (header_.format != format_version || header_.analyser != analyser_version) return "the file is of another version";
    for (const auto& place : header_.parts)
        if (place.at > bytes.size() || place.bytes > bytes.size() - place.at || place.at % 16 != 0) return "a table lies outside the file";
    lengths_ = part<std::uint16_t>(Part::UnitLengths);
    recommendations_ = part<std::uint64_t>(Part::Recommendations);
    first_units_ = part<std::uint32_t>(Part::FirstUnits);
    keys_ = part<std::int64_t>(Part::Keys);
    dates_ = part<std::int64_t>(Part::Dates);
    years_ = part<std::int32_t>(Part::Years);
    part_starts_ = part<std::uint32_t>(Part::PartStarts);
    facet_starts_ = part<std::uint32_t>(Part::FacetStarts);
    facet_ids_ = part<std::uint32_t>(Part::FacetIds);
    term_starts_ = part<std::uint32_t>(Part::TermStarts);
    terms_ = part<TermInfo>(Part::Terms);
    blocks_ = part<BlockInfo>(Part::Blocks);
    place_blocks_ = part<std::uint32_t>(Part::PlaceBlocks);
    postings_ = part<std::uint8_t>(Part::Postings);
    places_ = part<std::uint8_t>(Part::Places);
    word_starts_ = part<std::uint32_t>(Part::WordStarts);
    words_ = part<WordInfo>(Part::Words);
    const auto text_of = [](std::span<const char> chars) { return std::string_view{chars.data(), chars.size()}; };
    term_bytes_ = text_of(part<char>(Part::TermBytes));
    word_bytes_ = text_of(part<char>(Part::WordBytes));
    if (auto wrong = check_tables(); !wrong.empty()) return wrong;
    return read_facets(schema);
}

std::string Segment::check_tables() {
    const std::size_t n = header_.units, r = header_.reviews;
    if (lengths_.size() != n || recommendations_.size() != (n + 63) / 64 || keys_.size() != r || dates_.size() != r || years_.size() != r ||
        part_starts_.size() != r * 3 || first_units_.size() != r + 1 || terms_.size() != header_.terms || words_.size() != header_.words ||
        term_starts_.size() != terms_.size() + 1 || word_starts_.size() != words_.size() + 1)
        return "its tables do not fit each other";
    if (!rises_to(first_units_, n) || !rises_to(term_starts_, term_bytes_.size()) || !rises_to(word_starts_, word_bytes_.size()) ||
        std::adjacent_find(first_units_.begin(), first_units_.end()) != first_units_.end())
        return "its tables are out of order";
    for (const auto& term : terms_)
        if (term.units == 0 || term.first_block + (term.units + block_size - 1) / block_size > blocks_.size() || term.postings_at > postings_.size() || term.places_at > places_.size())
            return "a term points outside the file";
    for (const auto& word : words_)
        if (word.term >= terms_.size()) return "a word points outside the file";
    const auto text = text_.view();
    const std::size_t table_bytes = (n + 1) * sizeof(std::uint64_t);
    std::uint64_t magic = 0;
    if (text.size() < sizeof magic + table_bytes) return "the texts are too short";
    std::memcpy(&magic, text.data(), sizeof magic);
    if (magic != text_magic) return "the texts are not texts of an index";
    text_starts_.resize(n + 1);
    std::memcpy(text_starts_.data(), text.data() + text.size() - table_bytes, table_bytes);
    if (!std::is_sorted(text_starts_.begin(), text_starts_.end()) || text_starts_.front() < sizeof magic || text_starts_.back() > text.size() - table_bytes) return "the texts are out of order";
    review_of_.resize(n);
    for (std::uint32_t review = 0; review < r; ++review) std::fill(review_of_.begin() + first_units_[review], review_of_.begin() + first_units_[review + 1], review);
    for (std::uint32_t t = 0; t < terms_.size() && !has_welsh_; ++t) {
        const auto term = slice(term_starts_, term_bytes_, t);
        if (!term.empty() && term[0] > '\x02') break;
        has_welsh_ = is_welsh_term(term);
    }
    return {};
}

std::string Segment::read_facets(const Schema& schema) {
    const auto names = part<char>(Part::FacetNames);
    RecordReader reader{{names.data(), names.size()}};
    if (header_.facets != schema.facets.size() || facet_starts_.size() != schema.facets.size() * (reviews() + 1ull)) return "its facets are not the ones that are asked for";
    for (std::size_t f = 0; f < schema.facets.size(); ++f) {
        if (reader.text() != schema.facets[f]) return "its facets are not the ones that are asked for";
        auto& values = facet_values_.emplace_back();
        for (auto left = reader.number(); left > 0 && !reader.ran_out(); --left) {
            std::string value{reader.text()}, label{reader.text()};
            values.push_back({schema.facets[f], std::move(value), std::move(label)});
        }
        const auto starts = facet_starts_.subspan(f * (reviews() + 1ull), reviews() + 1ull);
        if (!std::is_sorted(starts.begin(), starts.end()) || starts.back() > facet_ids_.size()) return "its facets are out of order";
        for (auto i = starts.front(); i < starts.back(); ++i)
            if (facet_ids_[i] >= values.size()) return "a facet has a value that is not listed";
    }
    return reader.ran_out() ? "its facets are cut short" : "";
}

double Segment::mean_length() const { return lengths_.empty() ? 1 : static_cast<double>(header_.total_length) / static_cast<double>(lengths_.size()); }

std::span<const std::uint32_t> Segment::facet_ids(std::size_t facet, std::uint32_t review) const {
    const auto* start = &facet_starts_[facet * (reviews() + 1ull) + review];
    return facet_ids_.subspan(start[0], start[1] - start[0]);
}

std::optional<std::uint32_t> Segment::find_term(std::string_view wanted) const {
    std::uint32_t low = 0, high = terms();
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        const int order = slice(term_starts_, term_bytes_, middle).compare(wanted);
        if (order == 0) return middle;
        if (order < 0) low = middle + 1;
        else high = middle;
    }
    return std::nullopt;
}

std::uint32_t Segment::first_word_from(std::string_view wanted) const {
    std::uint32_t low = 0, high = words();
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (word(middle) < wanted) low = middle + 1;
        else high = middle;
    }
    return low;
}

HeadText Segment::head_text(std::uint32_t review) const {
    RecordReader reader{record(first_units_[review])};
    HeadText head;
    head.reference = reader.text();
    head.title = reader.text();
    head.abstract = reader.text();
    head.language = reader.text();
    for (auto left = reader.number(); left > 0 && !reader.at_end(); --left) head.themes.push_back(reader.text());
    for (auto left = reader.number(); left > 0 && !reader.at_end(); --left) head.recommendations.push_back(reader.text());
    return head;
}

PassageText Segment::passage_text(std::uint32_t unit) const {
    RecordReader reader{record(unit)};
    PassageText passage;
    passage.id = reader.number();
    passage.page = static_cast<int>(reader.number());
    passage.kind = static_cast<PassageKind>(reader.number());
    passage.language = reader.text();
    passage.section = reader.text();
    passage.paragraph = reader.text();
    passage.place = reader.text();
    passage.text = reader.text();
    return passage;
}

ReviewInput Segment::review(std::uint32_t at, const Schema& schema) const {
    const HeadText head = head_text(at);
    ReviewInput input;
    input.key = key(at);
    input.date = date(at);
    input.year = year(at);
    input.reference = head.reference;
    input.title = head.title;
    input.abstract = head.abstract;
    input.language = head.language;
    input.themes.assign(head.themes.begin(), head.themes.end());
    input.recommendations.assign(head.recommendations.begin(), head.recommendations.end());
    for (std::size_t f = 0; f < schema.facets.size(); ++f)
        for (const auto id : facet_ids(f, at)) input.facets.push_back(facet_values_[f][id]);
    for (auto unit = first_unit(at) + 1; unit < first_unit(at + 1); ++unit) {
        const PassageText p = passage_text(unit);
        input.passages.push_back({p.id, std::string{p.text}, std::string{p.section}, std::string{p.paragraph}, p.page, std::string{p.place}, p.kind, std::string{p.language}});
    }
    return input;
}

PostingCursor::PostingCursor(const Segment& segment, std::uint32_t term)
    : segment_{&segment}, info_{&segment.terms_[term]}, blocks_{segment.blocks_.subspan(info_->first_block, (info_->units + block_size - 1) / block_size)} {
    units_of(0);
    unit_ = units_[0];
}

std::uint32_t PostingCursor::size_of(std::uint32_t block) const {
    return block + 1 < blocks_.size() ? static_cast<std::uint32_t>(block_size) : info_->units - block * static_cast<std::uint32_t>(block_size);
}

std::span<const std::uint32_t> PostingCursor::units_of(std::uint32_t block) {
    const std::uint32_t size = size_of(block);
    if (block_ != block) {
        const auto& info = blocks_[block];
        unpack(segment_->postings_.data() + info_->postings_at + info.at, size, info.unit_bits, units_);
        add_up(units_, size, block == 0 ? no_unit : blocks_[block - 1].last);
        block_ = block;
        at_ = 0;
    }
    return {units_, size};
}

std::span<const std::uint32_t> PostingCursor::times_of(std::uint32_t block) {
    const std::uint32_t size = size_of(block);
    if (times_block_ != block) {
        const auto& info = blocks_[block];
        const std::size_t unit_bytes = size == block_size ? full_block_bytes(info.unit_bits) : short_block_bytes(size, info.unit_bits);
        unpack(segment_->postings_.data() + info_->postings_at + info.at + unit_bytes, size, info.times_bits, times_);
        for (std::uint32_t i = 0; i < size; ++i) ++times_[i];
        times_block_ = block;
    }
    return {times_, size};
}

namespace {

/// The place of the first unit not before the target, which the block has. Lists that are leapt through together are mostly a few
/// steps apart; after those it goes in strides, whose last is counted through without a branch.
std::uint32_t first_not_before(std::span<const std::uint32_t> units, std::uint32_t at, std::uint32_t target) {
    constexpr std::uint32_t stride = 16;
    for (int near = 0; near < 3; ++near, ++at)
        if (units[at] >= target) return at;
    const auto size = static_cast<std::uint32_t>(units.size());
    while (at + stride <= size && units[at + stride - 1] < target) at += stride;
    if (at + stride > size) {
        while (units[at] < target) ++at;
        return at;
    }
    std::uint32_t before = 0;
    for (std::uint32_t i = 0; i < stride; ++i) before += units[at + i] < target;
    return at + before;
}

}  // namespace

std::uint32_t PostingCursor::leap(std::uint32_t target) {
    std::uint32_t block = block_;
    if (blocks_[block].last < target) {
        std::uint32_t step = 1;  // Gallop, then halve.
        std::uint32_t low = block + 1, high = low;
        const auto count = static_cast<std::uint32_t>(blocks_.size());
        while (high < count && blocks_[high].last < target) low = high + 1, high += step, step *= 2;
        high = std::min(high, count);
        while (low < high) {
            const std::uint32_t middle = low + (high - low) / 2;
            if (blocks_[middle].last < target) low = middle + 1;
            else high = middle;
        }
        if (low == count) return unit_ = no_unit;
        block = low;
        at_ = 0;
    }
    const auto units = units_of(block);
    at_ = first_not_before(units, at_, target);
    return unit_ = units[at_];
}

std::uint32_t PostingCursor::times() { return times_of(block_)[at_]; }

/// The times are written one less, as gaps are: summed up they are the places before each unit.
void PostingCursor::load_places_before() {
    if (before_block_ == block_) return;
    const std::uint32_t size = size_of(block_);
    const auto& info = blocks_[block_];
    const std::size_t unit_bytes = size == block_size ? full_block_bytes(info.unit_bits) : short_block_bytes(size, info.unit_bits);
    places_before_[0] = info.entries_before;
    unpack(segment_->postings_.data() + info_->postings_at + info.at + unit_bytes, size, info.times_bits, places_before_ + 1);
    add_up(places_before_ + 1, size, info.entries_before);
    before_block_ = block_;
}

std::span<const std::uint32_t> PostingCursor::places() {
    load_places_before();
    const std::uint32_t first = places_before_[at_], last = places_before_[at_ + 1];
    const std::uint32_t count = last - first;
    if (found_places_.size() < count) found_places_.resize(count);
    std::uint32_t place = 0, found = 0;
    for (std::uint32_t entry = first; entry < last;) {
        load_place_block(entry / static_cast<std::uint32_t>(block_size));
        const std::uint32_t from = entry % static_cast<std::uint32_t>(block_size);
        const std::uint32_t to = std::min(static_cast<std::uint32_t>(block_size), from + (last - entry));
        for (std::uint32_t i = from; i < to; ++i) found_places_[found++] = place += places_[i];
        entry += to - from;
    }
    return {found_places_.data(), count};
}

void PostingCursor::load_place_block(std::uint32_t block) {
    if (block == place_block_) return;
    const std::uint32_t packed = segment_->place_blocks_[info_->first_place_block + block];
    const auto size = std::min<std::size_t>(block_size, info_->entries - block * block_size);
    unpack(segment_->places_.data() + info_->places_at + (packed >> 6) * 16ull, size, packed & 63, places_);
    place_block_ = block;
}

}  // namespace search
