#include "search/segment_match.h"

#include <algorithm>

#include "search/analyser.h"
#include "search/leaf_reader.h"

namespace search {

namespace {

/// Sums the times of several terms, whatever their order.
class TimesTable {
public:
    explicit TimesTable(std::size_t units) : times_(units), seen_(units) {}

    void add(const Segment& segment, std::uint32_t term) {
        PostingCursor cursor{segment, term};
        for (std::uint32_t block = 0; block < cursor.blocks().size(); ++block) {
            const auto units = cursor.units_of(block);
            const auto times = cursor.times_of(block);
            for (std::size_t i = 0; i < units.size(); ++i) add(units[i], times[i]);
        }
    }
    void add(const Occurrences& found) {
        for (std::size_t i = 0; i < found.units.size(); ++i) add(found.units[i], found.times[i]);
    }
    Occurrences taken() const {
        Occurrences result;
        seen_.each([&](std::uint32_t unit) {
            result.units.push_back(unit);
            result.times.push_back(times_[unit]);
        });
        return result;
    }

private:
    void add(std::uint32_t unit, std::uint32_t times) {
        seen_.add(unit);
        times_[unit] += times;
    }
    std::vector<std::uint32_t> times_;
    UnitSet seen_;
};

void add_units_of(const Segment& segment, std::uint32_t term, UnitSet& to) {
    PostingCursor cursor{segment, term};
    for (std::uint32_t block = 0; block < cursor.blocks().size(); ++block)
        for (const auto unit : cursor.units_of(block)) to.add(unit);
}

/// The units that have every word of a phrase, where all of them are so common that going through whole lists is quicker than
/// leaping from one to the other.
std::optional<UnitSet> units_with_all(const Segment& segment, const Leaf& leaf) {
    constexpr std::uint64_t worth_leaping = 20;
    if (leaf.kind != Leaf::Kind::Phrase || leaf.slots.size() < 2) return std::nullopt;
    std::uint64_t fewest = ~std::uint64_t{0}, most = 0;
    for (const auto& slot : leaf.slots) {
        std::uint64_t units = 0;
        for (const auto term : terms_of(segment, slot)) units += segment.term(term).units;
        fewest = std::min(fewest, units);
        most = std::max(most, units);
    }
    if (fewest * worth_leaping < most) return std::nullopt;
    UnitSet common{segment.units(), true};
    for (const auto& slot : leaf.slots) {
        UnitSet units{segment.units()};
        for (const auto term : terms_of(segment, slot)) add_units_of(segment, term, units);
        common &= units;
    }
    return common;
}

Occurrences occurrences_by_place(const Segment& segment, const Leaf& leaf) {
    Occurrences found;
    LeafReader reader{segment, leaf};
    if (const auto common = units_with_all(segment, leaf)) {
        common->each([&](std::uint32_t unit) {
            if (!reader.at(unit)) return;
            found.units.push_back(unit);
            found.times.push_back(static_cast<std::uint32_t>(reader.spans().size()));
        });
        return found;
    }
    for (auto unit = reader.next(0); unit != no_unit; unit = reader.next(unit + 1)) {
        found.units.push_back(unit);
        found.times.push_back(static_cast<std::uint32_t>(reader.spans().size()));
    }
    return found;
}

bool is_bag(const Leaf& leaf) {
    return leaf.field == Field::Any && (leaf.is_word() || leaf.kind == Leaf::Kind::Prefix);
}

std::vector<std::uint32_t> bag_terms(const Segment& segment, const Leaf& leaf) {
    return leaf.kind == Leaf::Kind::Prefix ? terms_of_prefix(segment, leaf.prefix) : terms_of(segment, leaf.slots[0]);
}

}  // namespace

Occurrences find_occurrences(const Segment& segment, const Leaf& leaf) {
    if (leaf.kind == Leaf::Kind::Union) {
        TimesTable table{segment.units()};
        for (const auto& operand : leaf.operands) table.add(find_occurrences(segment, operand));
        return table.taken();
    }
    if (!is_bag(leaf)) return occurrences_by_place(segment, leaf);
    const auto terms = bag_terms(segment, leaf);
    if (terms.empty()) return {};
    TimesTable table{segment.units()};
    for (const auto term : terms) table.add(segment, term);
    return table.taken();
}

std::uint64_t live_units_of(const SegmentView& view, std::uint32_t term) {
    PostingCursor cursor{*view.segment, term};
    if (!view.live) return cursor.info().units;
    std::uint64_t count = 0;
    for (std::uint32_t block = 0; block < cursor.blocks().size(); ++block)
        for (const auto unit : cursor.units_of(block)) count += view.live->has(unit);
    return count;
}

SegmentMatch::SegmentMatch(const SegmentView& view, const Plan& plan) : view_{view}, segment_{*view.segment}, plan_{plan}, leaves_(plan.leaves.size()) {
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
        if (!is_bag(plan.leaves[i]) || plan.leaves[i].kind == Leaf::Kind::Prefix) continue;
        const auto terms = terms_of(segment_, plan.leaves[i].slots[0]);
        if (terms.empty()) leaves_[i].found = std::make_unique<Occurrences>();
        if (terms.size() == 1) leaves_[i].term = terms[0];
    }
}

void SegmentMatch::keep_live(Occurrences& found) const {
    if (!view_.live) return;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < found.units.size(); ++i)
        if (view_.live->has(found.units[i])) {
            found.units[kept] = found.units[i];
            found.times[kept++] = found.times[i];
        }
    found.units.resize(kept);
    found.times.resize(kept);
}

const Occurrences& SegmentMatch::occurrences(std::size_t leaf) {
    auto& state = leaves_[leaf];
    if (!state.found) {
        state.found = std::make_unique<Occurrences>(find_occurrences(segment_, plan_.leaves[leaf]));
        keep_live(*state.found);
    }
    return *state.found;
}

std::uint64_t SegmentMatch::frequency(std::size_t leaf) {
    return leaves_[leaf].term ? live_units_of(view_, *leaves_[leaf].term) : occurrences(leaf).units.size();
}

bool SegmentMatch::has(std::size_t leaf) { return frequency(leaf) > 0; }

void SegmentMatch::add_units(std::size_t leaf, UnitSet& to) {
    if (leaves_[leaf].term) {
        add_units_of(segment_, *leaves_[leaf].term, to);
    } else {
        for (const auto unit : occurrences(leaf).units) to.add(unit);
    }
}

UnitSet SegmentMatch::units_with(std::size_t leaf) {
    UnitSet units{segment_.units()};
    add_units(leaf, units);
    return units;
}

/// All units of the reviews whose head is in the set.
UnitSet SegmentMatch::heads_spread(const UnitSet& units) const {
    UnitSet result{segment_.units()};
    for (std::uint32_t review = 0; review < segment_.reviews(); ++review)
        if (units.has(segment_.first_unit(review))) result.add_range(segment_.first_unit(review), segment_.first_unit(review + 1));
    return result;
}

std::vector<bool> SegmentMatch::values_with(const Condition& condition, std::size_t facet) const {
    std::vector<bool> wanted;
    for (const auto& value : segment_.facet_values(facet)) {
        std::vector<std::string> words;
        WordReader reader{value.label};
        for (WordSpan span; reader.next(span);) words.push_back(folded_word(std::string_view{value.label}.substr(span.begin, span.end - span.begin)));
        wanted.push_back(std::all_of(condition.words.begin(), condition.words.end(), [&](auto& word) { return std::find(words.begin(), words.end(), word) != words.end(); }));
    }
    return wanted;
}

UnitSet SegmentMatch::reviews_where(const Condition& condition) const {
    UnitSet result{segment_.units()};
    const auto add = [&](std::uint32_t review) { result.add_range(segment_.first_unit(review), segment_.first_unit(review + 1)); };
    if (condition.kind == Condition::Kind::Years) {
        for (std::uint32_t review = 0; review < segment_.reviews(); ++review) {
            const auto year = segment_.year(review);
            if (year != 0 && year >= condition.year_from && year <= condition.year_to) add(review);
        }
        return result;
    }
    const auto facet = condition.facet;
    const auto wanted = values_with(condition, facet);
    for (std::uint32_t review = 0; review < segment_.reviews(); ++review)
        for (const auto id : segment_.facet_ids(facet, review))
            if (wanted[id]) add(review);
    return result;
}

UnitSet SegmentMatch::satisfy(const Condition& condition) {
    switch (condition.kind) {
        case Condition::Kind::Everything: return UnitSet{segment_.units(), true};
        case Condition::Kind::Nothing: return UnitSet{segment_.units()};
        case Condition::Kind::Leaf: return units_with(condition.leaf);
        case Condition::Kind::InReview: return heads_spread(units_with(condition.leaf));
        case Condition::Kind::Facet: case Condition::Kind::Years: return reviews_where(condition);
        case Condition::Kind::Without: {
            UnitSet units = satisfy(condition.children[0]);
            units |= heads_spread(units);
            units.invert();
            return units;
        }
        case Condition::Kind::Any: {
            UnitSet units{segment_.units()};
            for (const auto& child : condition.children)
                if (child.kind == Condition::Kind::Leaf) add_units(child.leaf, units);
                else units |= satisfy(child);
            return units;
        }
        case Condition::Kind::All: break;
    }
    UnitSet units = condition.children.empty() ? UnitSet{segment_.units()} : satisfy(condition.children[0]);
    for (std::size_t i = 1; i < condition.children.size() && !units.empty(); ++i) units &= satisfy(condition.children[i]);
    return units;
}

UnitSet SegmentMatch::matching() {
    UnitSet units = satisfy(plan_.condition);
    if (view_.live) units &= *view_.live;
    return units;
}

}  // namespace search
