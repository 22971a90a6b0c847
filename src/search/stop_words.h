/// Words too common to rank by. They keep their places, so that phrases with them are exact.
#pragma once

#include <array>
#include <string_view>

namespace search {

inline constexpr auto english_stop_words = std::to_array<std::string_view>({
    "a", "about", "above", "after", "again", "against", "all", "am", "an", "and", "any", "are", "aren't", "as", "at", "be", "because",
    "been", "before", "being", "below", "between", "both", "but", "by", "can", "can't", "cannot", "could", "couldn't", "did", "didn't",
    "do", "does", "doesn't", "doing", "don't", "down", "during", "each", "few", "for", "from", "further", "had", "hadn't", "has",
    "hasn't", "have", "haven't", "having", "he", "her", "here", "hers", "herself", "him", "himself", "his", "how", "i", "if", "in",
    "into", "is", "isn't", "it", "it's", "its", "itself", "me", "more", "most", "my", "myself", "no", "nor", "not", "of", "off", "on",
    "once", "only", "or", "other", "ought", "our", "ours", "ourselves", "out", "over", "own", "same", "she", "should", "shouldn't",
    "so", "some", "such", "than", "that", "that's", "the", "their", "theirs", "them", "themselves", "then", "there", "these", "they",
    "this", "those", "through", "to", "too", "under", "until", "up", "upon", "us", "very", "was", "wasn't", "we", "were", "weren't",
    "what", "when", "where", "which", "while", "who", "whom", "whose", "why", "will", "with", "won't", "would", "wouldn't", "you",
    "your", "yours", "yourself", "yourselves"});

inline constexpr auto welsh_stop_words = std::to_array<std::string_view>({
    "a",    "a'i",  "a'r",  "a'u",   "ac",  "am",   "ar",    "at",    "bod",  "byddai", "bydd", "cyn",   "dan",   "dros", "drwy",
    "dyma", "ei",   "ein",  "eich",  "er",  "eu",   "fe",    "fel",   "fod",  "fy",     "fydd", "gan",   "gyda",  "gyda'r", "heb",
    "hefyd", "hi",  "hon",  "hwn",   "hyn", "hynny", "i",    "i'r",   "i'w",  "mae",    "mae'n", "mae'r", "mai",  "mewn", "mi",
    "na",   "nad",  "neu",  "neu'r", "ni",  "nid",  "nhw",   "o",     "o'r",  "oedd",   "oes", "ond",  "os",   "pan",
    "pob",  "rhag", "roedd", "rhwng", "sy", "sy'n", "sydd",  "trwy",  "un",   "wedi",   "wedi'i", "wedi'u", "wrth", "y",  "ydy",
    "ym",   "yn",   "yng",  "yr",    "yw",  "yw'r", "wnaeth", "dy",   "pa"});

}  // namespace search
