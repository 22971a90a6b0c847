#include "search/leaf_reader.h"

#include <algorithm>
#include <functional>

#include "search/unit.h"

namespace search {

std::vector<std::uint32_t> terms_of(const Segment& segment, const Slot& slot) {
    std::vector<std::uint32_t> terms;
    for (const auto& term : slot.terms) {
        if (&term != &slot.terms.front() && !segment.has_welsh()) break;
        if (const auto found = segment.find_term(term)) terms.push_back(*found);
    }
    return terms;
}

std::vector<std::uint32_t> terms_of_prefix(const Segment& segment, std::string_view prefix) {
    std::vector<WordInfo> words;
    for (auto word = segment.first_word_from(prefix); word < segment.words() && segment.word(word).starts_with(prefix); ++word) words.push_back(segment.word_info(word));
    if (words.size() > most_prefix_words) {
        std::stable_sort(words.begin(), words.end(), [](auto& a, auto& b) { return a.count > b.count; });
        words.resize(most_prefix_words);
    }
    std::vector<std::uint32_t> terms;
    for (const auto& word : words) terms.push_back(word.term);
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
}

LeafReader::LeafReader(const Segment& segment, const Leaf& leaf) : segment_{segment}, leaf_{leaf} {
    for (const auto& operand : leaf.operands) operands_.emplace_back(segment, operand);
    const std::size_t slot_count = leaf.kind == Leaf::Kind::Prefix ? 1 : leaf.slots.size();
    for (std::size_t i = 0; i < slot_count; ++i) {
        const auto terms = leaf.kind == Leaf::Kind::Prefix ? terms_of_prefix(segment, leaf.prefix) : terms_of(segment, leaf.slots[i]);
        nowhere_ = nowhere_ || terms.empty();
        SlotReader slot;
        slot.offset = i;
        slot.cursors.reserve(terms.size());
        for (const auto term : terms) {
            slot.cursors.emplace_back(segment, term);
            slot.units += segment.term(term).units;
        }
        slots_.push_back(std::move(slot));
    }
    std::stable_sort(slots_.begin(), slots_.end(), [](auto& a, auto& b) { return a.units < b.units; });
    nowhere_ = nowhere_ || (slots_.empty() && operands_.empty());
}

std::uint32_t LeafReader::SlotReader::advance(std::uint32_t target) {
    if (cursors.size() == 1) return unit = cursors[0].advance(target);
    if (heap.empty()) {
        for (std::uint32_t i = 0; i < cursors.size(); ++i) heap.emplace_back(cursors[i].unit(), i);
        std::make_heap(heap.begin(), heap.end(), std::greater{});
    }
    while (heap.front().first < target) {
        std::pop_heap(heap.begin(), heap.end(), std::greater{});
        heap.back().first = cursors[heap.back().second].advance(target);
        std::push_heap(heap.begin(), heap.end(), std::greater{});
    }
    return unit = heap.front().first;
}

/// Those that stand at the unit are on top of the heap.
void LeafReader::SlotReader::collect_places(std::size_t node) {
    if (node >= heap.size() || heap[node].first != unit) return;
    const auto found = cursors[heap[node].second].places();
    merged.insert(merged.end(), found.begin(), found.end());
    collect_places(2 * node + 1);
    collect_places(2 * node + 2);
}

std::span<const std::uint32_t> LeafReader::SlotReader::places() {
    if (cursors.size() == 1) return cursors[0].places();
    merged.clear();
    collect_places(0);
    std::sort(merged.begin(), merged.end());
    return merged;
}

std::uint32_t LeafReader::candidate(std::uint32_t target) {
    if (leaf_.kind == Leaf::Kind::Union) {
        std::uint32_t first = no_unit;
        for (auto& operand : operands_) first = std::min(first, operand.next(target));
        return first;
    }
    const std::size_t parts = slots_.size() + operands_.size();
    for (std::size_t agreed = 0, i = 0; agreed < parts; i = (i + 1) % parts) {  // Leapfrog.
        const auto unit = i < slots_.size() ? slots_[i].advance(target) : operands_[i - slots_.size()].next(target);
        if (unit == no_unit) return no_unit;
        agreed = unit == target ? agreed + 1 : 1;
        target = unit;
    }
    return target;
}

std::uint32_t LeafReader::next(std::uint32_t target) {
    if (nowhere_ || target == no_unit) return no_unit;
    for (auto unit = candidate(target); unit != no_unit; unit = candidate(unit + 1))
        if (read(unit)) return unit;
    return no_unit;
}

bool LeafReader::at(std::uint32_t unit) {
    if (nowhere_) return false;
    for (auto& slot : slots_)
        if (slot.advance(unit) != unit) return false;
    if (leaf_.kind == Leaf::Kind::Near)
        for (auto& operand : operands_)
            if (!operand.at(unit)) return false;
    return read(unit);
}

bool LeafReader::read(std::uint32_t unit) {
    spans_.clear();
    if (leaf_.kind == Leaf::Kind::Near) read_near();
    else if (leaf_.kind == Leaf::Kind::Union) read_union(unit);
    else read_phrase();
    if (leaf_.field != Field::Any) keep_field(unit);
    return !spans_.empty();
}

namespace {

/// Keeps the starts that have one of the places so many words later; both rise. Returns how many.
std::size_t keep_followed(std::span<std::uint32_t> starts, std::span<const std::uint32_t> places, std::uint32_t offset) {
    std::size_t kept = 0, at = 0;
    for (const auto start : starts) {
        while (at < places.size() && places[at] < start + offset) ++at;
        if (at == places.size()) break;
        if (places[at] == start + offset) starts[kept++] = start;
    }
    return kept;
}

}  // namespace

void LeafReader::read_phrase() {
    const auto rarest = slots_[0].places();
    const auto offset = static_cast<std::uint32_t>(slots_[0].offset);
    if (starts_.size() < rarest.size()) starts_.resize(rarest.size());
    std::size_t count = 0;
    for (const auto place : rarest)
        if (place >= offset) starts_[count++] = place - offset;
    for (std::size_t s = 1; s < slots_.size() && count > 0; ++s)
        count = keep_followed({starts_.data(), count}, slots_[s].places(), static_cast<std::uint32_t>(slots_[s].offset));
    const auto length = static_cast<std::uint32_t>(slots_.size());
    for (std::size_t i = 0; i < count; ++i) spans_.push_back({starts_[i], starts_[i] + length - 1});
}

/// Spans of one leaf are all of one length and come in order, so the nearest on either side is found in one walk.
void LeafReader::read_near() {
    const auto most = static_cast<std::uint32_t>(leaf_.distance);
    spans_ = operands_[0].spans();
    for (std::size_t i = 1; i < operands_.size() && !spans_.empty(); ++i) {
        kept_.clear();
        std::size_t before = 0, after = 0;  // How many end before the span begins; the first that begins after its end.
        for (const auto& span : operands_[i].spans()) {
            while (before < spans_.size() && spans_[before].last < span.first) ++before;
            while (after < spans_.size() && spans_[after].first <= span.last) ++after;
            const bool near = (before > 0 && span.first - spans_[before - 1].last <= most) || (after < spans_.size() && spans_[after].first - span.last <= most);
            if (near) kept_.push_back(span);
        }
        spans_.swap(kept_);
    }
}

void LeafReader::read_union(std::uint32_t unit) {
    for (auto& operand : operands_)
        if (operand.at(unit)) spans_.insert(spans_.end(), operand.spans().begin(), operand.spans().end());
    std::sort(spans_.begin(), spans_.end(), [](auto& a, auto& b) { return a.first != b.first ? a.first < b.first : a.last < b.last; });
}

void LeafReader::keep_field(std::uint32_t unit) {
    const auto review = segment_.review_of(unit);
    if (unit != segment_.first_unit(review)) {
        const bool recommendation = (segment_.recommendations()[unit / 64] >> (unit % 64)) & 1;
        if (!recommendation || leaf_.field != Field::Recommendations) spans_.clear();
        return;
    }
    const auto starts = segment_.part_starts(review);
    const auto part = static_cast<std::size_t>(leaf_.field) - static_cast<std::size_t>(Field::Title);
    const std::uint32_t from = part == 0 ? 0 : starts[part - 1], to = part < 3 ? starts[part] : no_unit;
    std::erase_if(spans_, [&](const PlaceSpan& span) { return span.first < from || span.first >= to; });
}

}  // namespace search
