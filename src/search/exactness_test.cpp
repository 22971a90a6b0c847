#include <doctest/doctest.h>

#include <fmt/format.h>

#include <array>
#include <random>

#include "search/exhaustive_oracle.h"
#include "search/index.h"

using namespace search;

namespace {

const Schema schema{{"nation", "area", "harm"}};

/// A vocabulary with a narrower concept, names of several words and an ambiguous abbreviation.
std::shared_ptr<const Vocabulary> vocabulary() {
    return std::make_shared<Vocabulary>(
        std::vector<Concept>{{"H1", "harm", "w3", "", {"w40 w41"}}, {"H2", "harm", "w60 w1", "H1", {"w70"}}, {"T1", "theme", "w5 w6", "", {"w80", "w9 w2"}}},
        std::vector<AmbiguousWord>{{"w11", {{"one", "w12"}, {"other", "w13"}}}});
}

/// Words by rank: few common ones, many rare ones, some stop words, one in a hundred accented or hyphenated.
std::string random_word(std::mt19937& random) {
    const double draw = std::generate_canonical<double, 32>(random);
    const int rank = static_cast<int>(std::pow(300.0, draw));
    if (random() % 6 == 0) return std::array{"the", "of", "was", "not", "and"}[random() % 5];
    if (random() % 100 == 0) return "w\u00ea" + std::to_string(rank) + "-w2";
    return "w" + std::to_string(rank);
}

std::string random_text(std::mt19937& random, int words) {
    std::string text;
    for (int i = 0; i < words; ++i) text += random_word(random) + (random() % 12 == 0 ? ". " : " ");
    return text;
}

std::shared_ptr<const ReviewInput> random_review(std::mt19937& random, int key, int passages, int words) {
    auto review = std::make_shared<ReviewInput>();
    review->key = key;
    review->reference = fmt::format("{:05}", (key * 7919) % 99991);
    review->year = random() % 8 == 0 ? 0 : 2000 + static_cast<int>(random() % 20);
    review->date = static_cast<std::int64_t>(random() % 50);
    review->title = random_text(random, 1 + static_cast<int>(random() % 6));
    review->abstract = random() % 5 ? random_text(random, static_cast<int>(random() % 40)) : "";
    for (auto n = random() % 3; n > 0; --n) review->themes.push_back(random_text(random, 3));
    for (auto n = random() % 3; n > 0; --n) review->recommendations.push_back(random_text(random, 12));
    review->facets.push_back({"nation", std::array{"england", "wales", "scotland"}[random() % 3], ""});
    for (auto n = random() % 3; n > 0; --n) {
        const auto kind = random() % 6;
        review->facets.push_back({"harm", fmt::format("h{}", kind), fmt::format("Harm of kind {}", kind)});
    }
    review->language = random() % 6 == 0 ? "cy" : "en";
    for (int p = 0; p < passages; ++p) {
        PassageInput passage;
        passage.id = key * 1000 + p;
        passage.text = random_text(random, static_cast<int>(random() % static_cast<unsigned>(words)));
        passage.kind = random() % 9 == 0 ? PassageKind::Recommendation : random() % 12 == 0 ? PassageKind::Heading : PassageKind::Body;
        if (random() % 20 == 0) passage.language = "cy";
        review->passages.push_back(std::move(passage));
    }
    return review;
}

std::string random_query(std::mt19937& random, int kind) {
    const auto w = [&] { return random_word(random); };
    switch (kind) {
        case 0: return w();
        case 1: return w() + " " + w() + " " + w();
        case 2: return w() + " AND " + w();
        case 3: return "\"" + w() + " " + w() + "\"";
        case 4: return w() + " NEAR/" + std::to_string(1 + random() % 12) + " " + w();
        case 5: return "w" + std::to_string(random() % 30) + "*";
        case 6: return w() + " -" + w();
        case 7: return "(" + w() + " OR " + w() + ") AND " + w() + " " + w();
        case 8: return "title:" + w() + " " + w();
        case 9: return "\"" + w() + " " + w() + " " + w() + "\" " + w();
        case 10: return "year:2003.." + std::to_string(2003 + random() % 15) + " nation:wales " + w() + " " + w();
        case 11: return "recommendation:" + w() + " theme:\"" + w() + " " + w() + "\"";
        case 12: return "*";
        case 13: return "-" + w() + " harm:\"kind 3\"";
        case 14: return "w5 w6 " + w() + " w3";
        case 15: return "\"" + w() + " " + w() + "\" NEAR/8 " + w() + " NEAR/3 w1*";
        case 16: return "abstract:(" + w() + " OR w2*) " + w();
        default: return w() + " " + w() + " " + w() + " " + w() + " " + w() + " " + w() + " " + w();
    }
}
constexpr int query_kinds = 18;

Request random_request(std::mt19937& random) {
    Request request;
    request.lens = static_cast<Lens>(random() % 3);
    request.limit = random() % 4 == 0 ? 50 : 10;
    request.offset = random() % 5 == 0 ? 20 : 0;
    request.matching = random() % 4 == 0 ? Matching::AllWords : Matching::AnyWord;
    request.synonyms = random() % 3 == 0 ? Synonyms::Off : Synonyms::Used;
    request.sort = random() % 6 == 0 ? static_cast<Sort>(1 + random() % 2) : Sort::Relevance;
    request.suggest_spelling = false;
    if (random() % 4 == 0) request.filters["nation"] = {"england", "wales"};
    if (random() % 5 == 0) request.filters["harm"] = {"h2", "h3", "h9"};
    if (random() % 6 == 0) request.year_from = 2005;
    if (random() % 6 == 0) request.year_to = 2012;
    return request;
}

std::string facet_words(const Results& results) {
    std::string words;
    for (const auto& [name, counts] : results.facets) {
        words += name + ":";
        std::map<std::string, std::size_t> by_value;  // Labels of one value may differ between reviews: the order is then free.
        for (const auto& count : counts) by_value[count.value + (count.selected ? "!" : "")] = count.count;
        for (const auto& [value, count] : by_value) words += fmt::format(" {}={}", value, count);
        words += "; ";
    }
    for (const auto& [year, count] : results.years) words += fmt::format(" {}={}", year, count);
    return words;
}

constexpr double rounding = 2e-4;  // Scores of the index are in steps of 2^-17 for each word.

/// Equal totals, counts and order; where two scores are as good as equal, either order.
std::string difference(const Results& found, const Results& expected) {
    if (found.total != expected.total || found.total_reviews != expected.total_reviews || found.total_passages != expected.total_passages || found.total_recommendations != expected.total_recommendations)
        return fmt::format("totals {}/{}/{}/{} expected {}/{}/{}/{}", found.total, found.total_reviews, found.total_passages, found.total_recommendations, expected.total, expected.total_reviews, expected.total_passages, expected.total_recommendations);
    if (found.hits.size() != expected.hits.size()) return fmt::format("{} hits, expected {}", found.hits.size(), expected.hits.size());
    for (std::size_t i = 0; i < found.hits.size(); ++i) {
        const auto &hit = found.hits[i], &wanted = expected.hits[i];
        if (std::abs(hit.score - wanted.score) > rounding) return fmt::format("hit {} of review {} has score {}, expected {} of {}", i, hit.key, hit.score, wanted.score, wanted.key);
        const bool near_tie = (i > 0 && std::abs(expected.hits[i - 1].score - wanted.score) < rounding) || i + 1 == expected.hits.size() || std::abs(expected.hits[i + 1].score - wanted.score) < rounding;
        if (hit.key != wanted.key && !(near_tie && wanted.score > 0)) return fmt::format("hit {} is {} ({}), expected {} ({})", i, hit.key, hit.score, wanted.key, wanted.score);
        if (hit.key != wanted.key) continue;
        if (hit.matching_passages != wanted.matching_passages) return fmt::format("review {} has {} matching passages, expected {}", hit.key, hit.matching_passages, wanted.matching_passages);
        if (hit.passages.size() != wanted.passages.size()) return fmt::format("review {} shows {} passages, expected {}", hit.key, hit.passages.size(), wanted.passages.size());
        for (std::size_t p = 0; p < hit.passages.size(); ++p)
            if (std::abs(hit.passages[p].score - wanted.passages[p].score) > rounding) return fmt::format("passage {} of review {} has score {}, expected {}", p, hit.key, hit.passages[p].score, wanted.passages[p].score);
    }
    if (facet_words(found) != facet_words(expected)) return facet_words(found) + "\n  expected " + facet_words(expected);
    if (found.synonyms.size() != expected.synonyms.size()) return "other synonyms";
    for (std::size_t i = 0; i < found.synonyms.size(); ++i)
        if (found.synonyms[i].expansions != expected.synonyms[i].expansions) return "other expansions of " + found.synonyms[i].word;
    return {};
}

void compare(const Index& index, const std::vector<std::shared_ptr<const ReviewInput>>& reviews, int queries, std::mt19937& random) {
    const oracle::Exhaustive exhaustive{schema, vocabulary(), reviews};
    const auto snapshot = index.snapshot();
    int wrong = 0;
    for (int q = 0; q < queries && wrong < 5; ++q) {
        const std::string words = random_query(random, q % query_kinds);
        const auto request = random_request(random);
        const Query query = snapshot->parse(words);
        const auto differs = difference(snapshot->search(query, request), exhaustive.search(query, request));
        if (differs.empty()) continue;
        ++wrong;
        FAIL_CHECK(fmt::format("{} (lens {}, sort {}, offset {}, {}): {}", words, static_cast<int>(request.lens), static_cast<int>(request.sort), request.offset,
                               request.matching == Matching::AllWords ? "all" : "any", differs));
    }
}

}  // namespace

TEST_SUITE("The index agrees with reading everything") {

TEST_CASE("two thousand random queries of every kind over one segment give the same reviews, passages, scores and counts") {
    std::mt19937 random{1};
    auto index = Index::in_memory(schema, vocabulary());
    std::vector<std::shared_ptr<const ReviewInput>> reviews;
    for (int key = 1; key <= 50; ++key) index->add(*reviews.emplace_back(random_review(random, key, static_cast<int>(random() % 14), 50)));
    index->commit("");
    compare(*index, reviews, 2000, random);
}
TEST_CASE("so do they where lists are long enough for whole blocks to be left out") {
    std::mt19937 random{2};
    auto index = Index::in_memory(schema, vocabulary());
    std::vector<std::shared_ptr<const ReviewInput>> reviews;
    for (int key = 1; key <= 400; ++key) index->add(*reviews.emplace_back(random_review(random, key, static_cast<int>(random() % 26), 16)));
    index->commit("");
    compare(*index, reviews, 360, random);
}
TEST_CASE("so do they over several segments with reviews replaced and removed") {
    std::mt19937 random{3};
    auto index = Index::in_memory(schema, vocabulary());
    std::map<int, std::shared_ptr<const ReviewInput>> reviews;
    for (int round = 0; round < 5; ++round) {
        for (int n = 0; n < 16; ++n) {
            const int key = 1 + static_cast<int>(random() % 40);
            if (random() % 4 == 0) index->remove(key), reviews.erase(key);
            else index->add(*(reviews[key] = random_review(random, key, static_cast<int>(random() % 20), 30)));
        }
        index->commit("");
    }
    std::vector<std::shared_ptr<const ReviewInput>> left;
    for (const auto& [key, review] : reviews) left.push_back(review);
    compare(*index, left, 900, random);
    index->tidy();
    compare(*index, left, 180, random);
}

}
