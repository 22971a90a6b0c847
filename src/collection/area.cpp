#include "collection/area.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "collection/reference_data.h"
#include "collection/words.h"

namespace collection {

namespace {

/// Words around the place's own name, longest first.
constexpr std::array<std::string_view, 26> endings = {
    "local safeguarding children partnership", "safeguarding children partnership board", "safeguarding children partnership",
    "local safeguarding children board", "safeguarding children board", "safeguarding childrens partnership", "child protection committee",
    "area child protection committee", "safeguarding partnership", "safeguarding board", "metropolitan borough council",
    "metropolitan district council", "county borough council", "borough council", "district council", "county council", "city council",
    "unitary authority", "council", "county borough", "borough", "county", "lscb", "scp", "lscp", "cpc"};
constexpr std::array<std::string_view, 5> beginnings = {"london borough of ", "royal borough of ", "city of ", "county of ", "the "};

std::vector<std::string> comma_separated(std::string_view cell) {
    std::vector<std::string> items;
    for (std::size_t start = 0; start <= cell.size();) {
        const auto end = std::min(cell.find(',', start), cell.size());
        if (end > start) items.emplace_back(cell.substr(start, end - start));
        start = end + 1;
    }
    return items;
}

void add_once(std::vector<Label>& labels, const Label& label) {
    if (std::ranges::find(labels, label) == labels.end()) labels.push_back(label);
}

}  // namespace

std::string place_name(std::string_view words) {
    std::string name = plain_words(words);
    for (const std::string_view ending : endings)
        if (name.size() > ending.size() + 1 && name.ends_with(ending) && name[name.size() - ending.size() - 1] == ' ') {
            name.resize(name.size() - ending.size() - 1);
            break;
        }
    for (const std::string_view beginning : beginnings)
        if (name.size() > beginning.size() && name.starts_with(beginning)) name.erase(0, beginning.size());
    return name;
}

const AreaBook& AreaBook::built_in() {
    static const AreaBook book{reference_file("local_authorities.csv"), reference_file("safeguarding_bodies.csv")};
    return book;
}

AreaBook::AreaBook(std::string_view authorities_csv, std::string_view bodies_csv) {
    Table table = read_table(authorities_csv, "local_authorities.csv",
        {"local-authority-code", "gss-code", "nice-name", "official-name", "nation", "local-authority-type", "replaced-by", "current-authority", "alt-names"});
    // Combined authorities answer for transport and growth, never for children.
    std::erase_if(table.rows, [](const auto& row) { return row[5] == "COMB" || row[5] == "SRA"; });
    // A name belongs to the authority that has it today, and to a county or unitary before a district.
    std::ranges::stable_sort(table.rows, [](const auto& a, const auto& b) {
        const auto rank = [](const auto& row) { return std::pair{row[7] != "True", row[5] == "NMD"}; };
        return rank(a) < rank(b);
    });
    for (const auto& row : table.rows) {
        const std::string nation = slug_of(row[4]);
        authorities_.push_back({row[0], {slug_of(row[2]), row[2]}, nation, row[7] == "True", row[5] == "NMD", comma_separated(row[6]), {}, false});
        const std::size_t last = authorities_.size() - 1;
        codes_.emplace(row[0], last);
        if (!row[1].empty()) statistical_codes_.emplace(row[1], last);
        add_name(row[2], last), add_name(row[3], last);
    }
    for (std::size_t i = 0; i < table.rows.size(); ++i)  // Other names after every proper name.
        for (const std::string& other : comma_separated(table.rows[i][8])) add_name(other, i);
    read_bodies(bodies_csv);
}

void AreaBook::add_name(const std::string& name, std::size_t authority) {
    names_.emplace(plain_words(name), authority);
    names_.emplace(place_name(name), authority);
}

void AreaBook::read_bodies(std::string_view csv) {
    for (const auto& row : read_table(csv, "safeguarding_bodies.csv", {"area_code", "body", "status"}).rows)
        if (const auto found = statistical_codes_.find(row[0]); found != statistical_codes_.end()) {
            authorities_[found->second].body = row[1];
            authorities_[found->second].body_verified = row[2] == "seen";
        }
}

const Authority* AreaBook::find(std::string_view words) const {
    for (const std::string& name : {plain_words(words), place_name(words)})
        if (const auto found = names_.find(name); found != names_.end()) return &authorities_[found->second];
    return nullptr;
}

const Authority* AreaBook::by_code(std::string_view code) const {
    const auto found = codes_.find(std::string{code});
    return found == codes_.end() ? nullptr : &authorities_[found->second];
}

const Authority* AreaBook::by_slug(std::string_view slug) const {
    const auto found = std::ranges::find_if(authorities_, [&](const Authority& one) { return one.label.slug == slug; });
    return found == authorities_.end() ? nullptr : &*found;
}

std::vector<std::string> AreaBook::names() const {
    std::vector<std::string> all;
    for (const Authority& one : authorities_) all.push_back(one.label.text);
    std::ranges::sort(all);
    const auto rest = std::ranges::unique(all);
    all.erase(rest.begin(), rest.end());
    return all;
}

std::vector<std::string> AreaBook::childrens_authorities() const {
    std::vector<std::string> names;
    for (const Authority& one : authorities_)
        if (one.current && !one.district && one.nation == "england") names.push_back(one.label.text);
    std::ranges::sort(names);
    return names;
}

std::vector<Label> AreaBook::now(const Authority& authority) const {
    std::vector<Label> today;
    std::vector<const Authority*> open{&authority};
    for (std::size_t i = 0; i < open.size() && i < 32; ++i) {
        if (open[i]->current) add_once(today, open[i]->label);
        for (const std::string& code : open[i]->replaced_by)
            if (const Authority* next = by_code(code)) open.push_back(next);
    }
    return today;
}

std::vector<Label> AreaBook::was(const Authority& authority) const {
    std::vector<Label> before;
    for (const Authority& other : authorities_) {
        if (other.current || other.label == authority.label) continue;
        const std::vector<Label> today = now(other);
        if (std::ranges::find(today, authority.label) != today.end()) add_once(before, other.label);
    }
    std::ranges::sort(before, {}, &Label::text);
    return before;
}

AreaMeaning AreaBook::meaning(std::string_view words) const {
    AreaMeaning result{{slug_of(words), base::squeeze(words)}, {}, {}, {}};
    std::vector<const Authority*> meant;
    if (const Authority* one = find(words)) {
        meant.push_back(one);
        result.label = one->label;
    } else if (const std::string name = place_name(words); name.find(" and ") != std::string::npos) {
        std::size_t start = 0;  // "Cambridgeshire and Peterborough": every part must be an authority.
        for (auto end = name.find(" and "); start <= name.size(); end = name.find(" and ", start)) {
            const Authority* part = find(std::string_view{name}.substr(start, std::min(end, name.size()) - start));
            if (!part) return result;
            meant.push_back(part);
            if (end == std::string::npos) break;
            start = end + 5;
        }
    }
    for (const Authority* one : meant) {
        result.nation = one->nation;
        add_once(result.authorities, one->label);
        for (const Label& today : now(*one))
            if (!one->current) add_once(result.now, today);
    }
    return result;
}

std::optional<Label> nation_label(std::string_view slug) {
    static const std::array<Label, 7> nations = {Label{"england", "England"}, {"wales", "Wales"}, {"scotland", "Scotland"},
        {"northern-ireland", "Northern Ireland"}, {"crown-dependencies", "Crown dependencies"}, {"united-kingdom", "United Kingdom"},
        {"england-and-wales", "England and Wales"}};
    const auto found = std::ranges::find(nations, slug, &Label::slug);
    return found == nations.end() ? std::nullopt : std::optional{*found};
}

std::optional<Label> nation_meaning(std::string_view words) {
    static constexpr std::pair<std::string_view, std::string_view> meanings[] = {{"eng", "england"}, {"lloegr", "england"}, {"cymru", "wales"},
        {"alba", "scotland"}, {"ni", "northern-ireland"}, {"n ireland", "northern-ireland"}, {"gogledd iwerddon", "northern-ireland"},
        {"jersey", "crown-dependencies"}, {"guernsey", "crown-dependencies"}, {"isle of man", "crown-dependencies"},
        {"crown dependency", "crown-dependencies"}, {"uk", "united-kingdom"}, {"gb", "united-kingdom"}, {"great britain", "united-kingdom"},
        {"national", "united-kingdom"}, {"y deyrnas unedig", "united-kingdom"}};
    const std::string plain = plain_words(words);
    if (plain.empty()) return std::nullopt;
    for (const auto& [word, slug] : meanings)
        if (plain == word) return nation_label(slug);
    if (const auto known = nation_label(slug_of(words))) return known;
    return Label{slug_of(words), base::squeeze(words)};
}

}  // namespace collection
