#include "collection/passage.h"

#include <algorithm>
#include <cctype>

#include "collection/words.h"

namespace collection {

namespace {

using documents::Block;
using documents::BlockKind;

constexpr std::size_t longest_anchor = 60;

/// "4.12" is "4-12", "(a)" is "a", "Recommendation 3:" is "recommendation-3".
std::string fragment_of(const std::string& number) {
    std::string fragment;
    for (const std::string& word : split_words(plain_words(number)))
        for (std::size_t i = 0; i < word.size(); ++i) {
            if (i == 0 && !fragment.empty()) fragment += '-';
            if (std::isalnum(static_cast<unsigned char>(word[i]))) fragment += word[i];
        }
    if (fragment.size() > longest_anchor) fragment.resize(longest_anchor);
    return fragment;
}

bool begins_with_digit(const std::string& fragment) { return !fragment.empty() && std::isdigit(static_cast<unsigned char>(fragment[0])); }

class AnchorGiver {
public:
    explicit AnchorGiver(const std::set<std::string>& taken) : taken_{taken} {}

    std::string next(const Block& block) {
        switch (block.kind) {
            case BlockKind::Heading: parent_.clear(); return once("s-" + heading(block));
            case BlockKind::Table: return once_counted("t-", tables_);
            case BlockKind::Footnote: return once_counted("f-", footnotes_);
            case BlockKind::Paragraph:
            case BlockKind::ListItem: break;
        }
        const std::string fragment = fragment_of(block.number);
        if (fragment.empty()) return once_counted("p-", paragraphs_);
        // "4.12" stands for itself; "(a)" or "1" in a list only under the paragraph that it belongs to.
        const auto dot = block.number.find('.');
        const bool whole = block.kind == BlockKind::Paragraph || (dot != std::string::npos && dot + 1 < block.number.size());
        if (whole && begins_with_digit(fragment)) return parent_ = once("p" + fragment);
        return parent_.empty() ? once_counted("p-", paragraphs_) : once(parent_ + "-" + fragment);
    }

private:
    static std::string heading(const Block& block) {
        std::string slug = slug_of(block.number + " " + block.text);
        if (slug.size() > longest_anchor) slug.resize(longest_anchor);
        while (slug.ends_with('-')) slug.pop_back();
        return slug;
    }

    std::string once(const std::string& wanted) {
        std::string anchor = wanted;
        for (int copy = 2; !taken_.insert(anchor).second; ++copy) anchor = wanted + "x" + std::to_string(copy);
        return anchor;
    }

    std::string once_counted(const std::string& prefix, int& count) {
        for (;;)
            if (std::string anchor = prefix + std::to_string(++count); taken_.insert(anchor).second) return anchor;
    }

    std::set<std::string> taken_;
    std::string parent_;
    int paragraphs_ = 0, tables_ = 0, footnotes_ = 0;
};

}  // namespace

std::vector<std::string> give_anchors(const std::vector<Block>& blocks, const std::set<std::string>& taken) {
    AnchorGiver giver{taken};
    std::vector<std::string> anchors;
    anchors.reserve(blocks.size());
    for (const Block& block : blocks) anchors.push_back(giver.next(block));
    return anchors;
}

std::string shown_number(const std::string& anchor, const std::string& own_number) {
    if (!own_number.empty()) return own_number;
    return anchor.starts_with("p-") ? anchor.substr(2) : std::string{};
}

}  // namespace collection
