/// XML from packages, read as it streams by: nothing is built in memory, and nothing is fetched, declared or expanded.
#pragma once

#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/extraction.h"
#include "documents/packed/archive.h"

namespace documents::packed {

/// An element's attributes by short name ("w:val", "text:outline-level").
class Attributes {
public:
    void add(std::string name, std::string_view value) { all_.emplace_back(std::move(name), value); }
    void clear() { all_.clear(); }
    /// The value, or `otherwise`.
    std::string_view get(std::string_view name, std::string_view otherwise = {}) const;
    /// The value as a number from 0 to `most`, or `otherwise`.
    int number(std::string_view name, int otherwise, int most = 100'000) const;
    /// All of them, in the order of the file.
    const std::vector<std::pair<std::string, std::string>>& all() const { return all_; }

private:
    std::vector<std::pair<std::string, std::string>> all_;
};

/// What a reader of one part does with what goes by. Names are short: the usual prefix of their namespace ("w:p"), whatever
/// prefix the file itself uses.
class XmlReader {
public:
    virtual ~XmlReader() = default;
    virtual void start(std::string_view name, const Attributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view text) = 0;
};

/// Streams the XML through the reader. Refuses document type declarations, and so every entity; elements nested deeper than
/// 250; and what is not well-formed, as damaged.
std::expected<void, Refusal> read_xml(std::string_view xml, XmlReader& reader);

/// The same for a part of a package as it is unpacked: a large one is never held whole. Refuses as `Archive::read` does too.
std::expected<void, Refusal> read_xml(const Archive& archive, std::string_view part, XmlReader& reader);

inline constexpr int deepest_element = 250;

}  // namespace documents::packed
