#include "search/segment_builder.h"

#include <algorithm>
#include <cstring>

#include "base/assert.h"
#include "search/blocks.h"
#include "search/record.h"
#include "search/segment_format.h"

namespace search {

namespace {

template <class T>
std::string_view raw(const std::vector<T>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

Language passage_language(const ReviewInput& review, const PassageInput& passage) {
    return language_of(passage.language.empty() ? review.language : passage.language);
}

}  // namespace

SegmentBuilder::SegmentBuilder(const Schema& schema, Sink text) : schema_{schema}, text_{std::move(text)}, facets_(schema.facets.size()) {
    text_.write({reinterpret_cast<const char*>(&text_magic), sizeof text_magic});
}

void SegmentBuilder::add(const ReviewInput& review) {
    first_units_.push_back(static_cast<std::uint32_t>(lengths_.size()));
    keys_.push_back(review.key);
    dates_.push_back(review.date);
    years_.push_back(review.year);
    add_head(review);
    add_facets(review);
    for (const auto& passage : review.passages) add_passage(review, passage);
}

void SegmentBuilder::add_head(const ReviewInput& review) {
    std::uint32_t place = 0, starts[3] = {};
    for (const auto& part : head_parts(review)) {
        place = add_text(part.text, language_of(review.language), part.field == Field::Title ? title_weight : 1, place) + gap_between_parts;
        for (auto later = static_cast<std::size_t>(part.field) - 1; later < 3; ++later) starts[later] = place;
    }
    part_starts_.insert(part_starts_.end(), starts, starts + 3);
    RecordWriter record;
    record.text(review.reference).text(review.title).text(review.abstract).text(review.language);
    record.number(static_cast<std::int64_t>(review.themes.size()));
    for (const auto& theme : review.themes) record.text(theme);
    record.number(static_cast<std::int64_t>(review.recommendations.size()));
    for (const auto& recommendation : review.recommendations) record.text(recommendation);
    end_unit(record.bytes(), PassageKind::Body, false);
}

void SegmentBuilder::add_passage(const ReviewInput& review, const PassageInput& passage) {
    add_text(passage.text, passage_language(review, passage), 1, 0);
    if (passage.kind == PassageKind::Heading) length_ = std::max(length_, shortest_heading_words);
    RecordWriter record;
    record.number(passage.id).number(passage.page).number(static_cast<std::int64_t>(passage.kind));
    record.text(passage.language.empty() ? review.language : passage.language).text(passage.section).text(passage.paragraph)
        .text(passage.place).text(passage.text);
    end_unit(record.bytes(), passage.kind, true);
}

void SegmentBuilder::end_unit(std::string_view record, PassageKind kind, bool passage) {
    const std::size_t unit = lengths_.size();
    text_starts_.push_back(text_.size());
    text_.write(record);
    lengths_.push_back(static_cast<std::uint16_t>(std::min<std::uint32_t>(length_, 0xFFFF)));
    length_ = 0;
    unit_ends_.push_back(tokens_.size());
    if (unit / 64 >= recommendations_.size()) recommendations_.push_back(0);
    if (passage && kind == PassageKind::Recommendation) recommendations_[unit / 64] |= std::uint64_t{1} << (unit % 64);
}

void SegmentBuilder::add_facets(const ReviewInput& review) {
    for (std::size_t f = 0; f < facets_.size(); ++f) {
        auto& facet = facets_[f];
        facet.starts.push_back(static_cast<std::uint32_t>(facet.column.size()));
        for (const auto& value : review.facets) {
            if (value.facet != schema_.facets[f]) continue;
            const auto [known, fresh] = facet.ids.emplace(value.value, static_cast<std::uint32_t>(facet.values.size()));
            if (fresh) facet.values.push_back(value);
            if (std::find(facet.column.begin() + facet.starts.back(), facet.column.end(), known->second) == facet.column.end()) facet.column.push_back(known->second);
        }
    }
}

const KnownWord& SegmentBuilder::known_folded(std::string_view folded, Language language) {
    auto& table = words_[static_cast<std::size_t>(language)];
    const auto [index, fresh] = table.find_or_add(folded);
    KnownWord& word = table[index];
    if (fresh) {
        const auto [term, new_term] = term_ids_.emplace(analyser_.term(folded, language), static_cast<std::uint32_t>(terms_.size()));
        if (new_term) {
            terms_.push_back(&term->first);
            entries_.push_back(0);
        }
        word.term = term->second;
        word.stop = is_stop_word(folded, language);
    }
    ++word.count;
    return word;
}

/// Most words are short ASCII: those are folded here and now.
const KnownWord& SegmentBuilder::known(std::string_view word, Language language) {
    char folded[64];
    if (word.size() > sizeof folded) return known_folded(folded_word(word), language);
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        if (static_cast<unsigned char>(c) >= 0x80 || c == ',') return known_folded(folded_word(word), language);
        folded[i] = (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
    }
    return known_folded({folded, word.size()}, language);
}

std::uint32_t SegmentBuilder::add_text(std::string_view text, Language language, int times, std::uint32_t place) {
    if (place != 0) tokens_.insert(tokens_.end(), {jump, place});
    WordReader reader{text};
    for (WordSpan span; reader.next(span); ++place) {
        const KnownWord& word = known(text.substr(span.begin, span.end - span.begin), language);
        tokens_.push_back(word.term);
        for (int again = 1; again < times; ++again) tokens_.insert(tokens_.end(), {jump, place, word.term});
        entries_[word.term] += static_cast<std::uint32_t>(times);
        if (!word.stop) length_ += static_cast<std::uint32_t>(times);
    }
    return place;
}

struct SegmentBuilder::Tables {
    std::vector<std::uint32_t> term_starts, place_blocks, word_starts, facet_starts, facet_ids;
    std::string term_bytes, postings, places, word_bytes, facet_names;
    std::vector<TermInfo> terms;
    std::vector<BlockInfo> blocks;
    std::vector<WordInfo> words;
};

namespace {

/// One place of a term: unit above, place below.
using Entry = std::uint64_t;

/// Writes the postings of one term at a time into the tables.
class PostingWriter {
public:
    PostingWriter(const std::vector<std::uint16_t>& lengths, Norm norm, std::string& postings, std::string& places, std::vector<BlockInfo>& blocks, std::vector<std::uint32_t>& place_blocks)
        : lengths_{lengths}, norm_{norm}, postings_{postings}, places_{places}, blocks_{blocks}, place_blocks_{place_blocks} {}

    TermInfo write(const Entry* entries, std::size_t count) {
        term_ = {postings_.size(), places_.size(), static_cast<std::uint32_t>(blocks_.size()), static_cast<std::uint32_t>(place_blocks_.size()), 0, static_cast<std::uint32_t>(count), 0, 0};
        before_ = 0xFFFFFFFF;
        entries_before_ = 0;
        std::size_t i = 0;
        while (i < count) {
            const auto unit = static_cast<std::uint32_t>(entries[i] >> 32);
            std::uint32_t place_before = 0, times = 0;
            for (; i < count && entries[i] >> 32 == unit; ++i, ++times) {
                const auto place = static_cast<std::uint32_t>(entries[i]);
                add_place(place - place_before);
                place_before = place;
            }
            add_unit(unit, times);
        }
        end_block();
        end_place_block();
        return term_;
    }

private:
    void add_place(std::uint32_t gap) {
        place_gaps_[place_count_++] = gap;
        if (place_count_ == block_size) end_place_block();
    }
    void add_unit(std::uint32_t unit, std::uint32_t times) {
        gaps_[count_] = unit - last_ - 1;
        if (count_ == 0) gaps_[0] = unit - before_ - 1;
        times_[count_++] = times - 1;
        last_ = unit;
        most_ = std::max(most_, saturation(times, norm_.of(lengths_[unit])));
        block_entries_ += times;
        ++term_.units;
        if (count_ == block_size) end_block();
    }
    void end_block() {
        if (count_ == 0) return;
        BlockInfo block;
        block.last = before_ = last_;
        block.at = static_cast<std::uint32_t>(postings_.size() - term_.postings_at);
        block.entries_before = entries_before_;
        block.impact = static_cast<std::uint16_t>(std::min(65535.f, most_ * 65535.f + 2.f));
        block.unit_bits = static_cast<std::uint8_t>(bits_needed(gaps_, count_));
        block.times_bits = static_cast<std::uint8_t>(bits_needed(times_, count_));
        pack(gaps_, count_, block.unit_bits, postings_);
        pack(times_, count_, block.times_bits, postings_);
        blocks_.push_back(block);
        term_.impact = std::max<std::uint32_t>(term_.impact, block.impact);
        entries_before_ += block_entries_;
        block_entries_ = 0;
        count_ = 0;
        most_ = 0;
    }
    void end_place_block() {
        if (place_count_ == 0) return;
        const unsigned bits = bits_needed(place_gaps_, place_count_);
        const std::size_t at = places_.size() - term_.places_at;  // Only the last block of a term is short: sixteenths are whole.
        CAIRN_ASSERT(at % 16 == 0 && at / 16 < (1u << 26));
        place_blocks_.push_back(static_cast<std::uint32_t>(at / 16) << 6 | bits);
        pack(place_gaps_, place_count_, bits, places_);
        place_count_ = 0;
    }

    const std::vector<std::uint16_t>& lengths_;
    Norm norm_;
    std::string& postings_;
    std::string& places_;
    std::vector<BlockInfo>& blocks_;
    std::vector<std::uint32_t>& place_blocks_;
    TermInfo term_;
    std::uint32_t gaps_[block_size], times_[block_size], place_gaps_[block_size];
    std::size_t count_ = 0, place_count_ = 0;
    std::uint32_t before_ = 0, last_ = 0, entries_before_ = 0, block_entries_ = 0;
    float most_ = 0;
};

double mean_of(const std::vector<std::uint16_t>& lengths) {
    std::uint64_t sum = 0;
    for (const auto length : lengths) sum += length;
    return lengths.empty() ? 1 : static_cast<double>(sum) / static_cast<double>(lengths.size());
}

/// Terms are written in groups, so that the entries of a group fit in memory beside the tokens.
constexpr std::uint64_t entries_per_group = 8 << 20;

}  // namespace

void SegmentBuilder::write_postings(Tables& tables) const {
    std::vector<std::uint32_t> order(terms_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return *terms_[a] < *terms_[b]; });
    std::vector<std::uint32_t> rank(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;

    PostingWriter writer{lengths_, norm_for(mean_of(lengths_)), tables.postings, tables.places, tables.blocks, tables.place_blocks};
    std::vector<Entry> entries;
    std::vector<std::uint64_t> next(terms_.size());
    for (std::size_t first = 0; first < order.size();) {
        std::uint64_t total = 0;
        std::size_t last = first;
        std::fill(next.begin(), next.end(), ~std::uint64_t{0});
        for (; last < order.size() && (last == first || total + entries_[order[last]] <= entries_per_group); ++last) {
            next[order[last]] = total;
            total += entries_[order[last]];
        }
        entries.resize(total);
        std::size_t token = 0;
        for (std::size_t unit = 0; unit < unit_ends_.size(); ++unit)
            for (std::uint32_t place = 0; token < unit_ends_[unit]; ++token) {
                if (tokens_[token] == jump) { place = tokens_[++token]; continue; }
                if (auto& at = next[tokens_[token]]; at != ~std::uint64_t{0}) entries[at++] = static_cast<Entry>(unit) << 32 | place;
                ++place;
            }
        const Entry* of_term = entries.data();
        for (; first < last; ++first) {
            const auto& term = *terms_[order[first]];
            tables.term_starts.push_back(static_cast<std::uint32_t>(tables.term_bytes.size()));
            tables.term_bytes += term;
            tables.terms.push_back(writer.write(of_term, entries_[order[first]]));
            of_term += entries_[order[first]];
        }
    }
    tables.term_starts.push_back(static_cast<std::uint32_t>(tables.term_bytes.size()));
    write_words(tables, rank);
}

void SegmentBuilder::write_words(Tables& tables, const std::vector<std::uint32_t>& rank_of_term) const {
    std::vector<std::pair<std::string_view, WordInfo>> all;
    for (const auto& table : words_)
        for (const auto& word : table.words()) all.push_back({table.text(word), {rank_of_term[word.term], word.count}});
    std::sort(all.begin(), all.end(), [](auto& a, auto& b) { return a.first != b.first ? a.first < b.first : a.second.term < b.second.term; });
    for (const auto& [word, info] : all) {
        tables.word_starts.push_back(static_cast<std::uint32_t>(tables.word_bytes.size()));
        tables.word_bytes += word;
        tables.words.push_back(info);
    }
    tables.word_starts.push_back(static_cast<std::uint32_t>(tables.word_bytes.size()));
}

void SegmentBuilder::write_facets(Tables& tables) const {
    RecordWriter names;
    for (std::size_t f = 0; f < facets_.size(); ++f) {
        names.text(schema_.facets[f]).number(static_cast<std::int64_t>(facets_[f].values.size()));
        for (const auto& value : facets_[f].values) names.text(value.value).text(value.label.empty() ? value.value : value.label);
        const auto before = static_cast<std::uint32_t>(tables.facet_ids.size());
        for (const auto start : facets_[f].starts) tables.facet_starts.push_back(before + start);
        tables.facet_ids.insert(tables.facet_ids.end(), facets_[f].column.begin(), facets_[f].column.end());
        tables.facet_starts.push_back(static_cast<std::uint32_t>(tables.facet_ids.size()));
    }
    tables.facet_names = names.bytes();
}

SegmentBuilder::Built SegmentBuilder::finish(Sink sink) {
    first_units_.push_back(static_cast<std::uint32_t>(lengths_.size()));
    text_starts_.push_back(text_.size());
    text_.write(std::string((8 - text_.size() % 8) % 8, '\0'));  // The table is read in place.
    text_.write(raw(text_starts_));
    Tables tables;
    write_postings(tables);
    write_facets(tables);
    IndexHeader header;
    header.analyser = analyser_version;
    header.units = lengths_.size();
    header.reviews = keys_.size();
    header.terms = tables.terms.size();
    header.words = tables.words.size();
    header.facets = facets_.size();
    for (const auto length : lengths_) header.total_length += length;
    const std::string_view parts[] = {raw(lengths_), raw(recommendations_), raw(first_units_), raw(keys_), raw(dates_), raw(years_), raw(part_starts_), tables.facet_names,
        raw(tables.facet_starts), raw(tables.facet_ids), raw(tables.term_starts), tables.term_bytes, raw(tables.terms), raw(tables.blocks), raw(tables.place_blocks),
        tables.postings, tables.places, raw(tables.word_starts), tables.word_bytes, raw(tables.words)};
    static_assert(std::size(parts) == static_cast<std::size_t>(Part::Count));
    constexpr std::uint64_t alignment = 16;
    std::uint64_t at = sizeof header;
    for (std::size_t p = 0; p < std::size(parts); ++p) {
        at = (at + alignment - 1) / alignment * alignment;
        header.parts[p] = {at, parts[p].size()};
        at += parts[p].size();
    }
    sink.write({reinterpret_cast<const char*>(&header), sizeof header});
    for (std::size_t p = 0; p < std::size(parts); ++p) {
        sink.write(std::string(header.parts[p].at - sink.size(), '\0'));
        sink.write(parts[p]);
    }
    Built built;
    text_.finish();
    sink.finish();
    built.text_sum = text_.sum();
    built.index_sum = sink.sum();
    built.text = text_.mapped();
    built.index = sink.loaded();
    return built;
}

}  // namespace search
