/// What people say beside a section of the rapid review, or of the draft report: threads that are settled and opened again, and of which nothing is ever deleted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/case_file.h"

namespace casework {

enum class CommentDoes { Says, Settles, Reopens };
std::string_view to_word(CommentDoes does);

struct Comment {
    const Record* record = nullptr;   ///< Of the file, which must live as long.
    CommentDoes does = CommentDoes::Says;
    std::string role, text;           ///< The role in which it was said: "chair".
};

/// The first comment, and the answers to it in order.
struct Thread {
    std::string section;              ///< "about_analysis"
    std::vector<Comment> comments;
    bool settled = false;             ///< As the last answer that settled or reopened it says.
};

/// Of the rapid review that is worked on ("comment"), in the order of its sections; within a section the oldest first. Of the draft report
/// ("report_comment") a section is a record, and the oldest stand first.
std::vector<Thread> threads_of(const CaseFile& file, std::string_view form = "comment");
std::size_t open_threads(const std::vector<Thread>& threads);

struct CommentMade {
    std::string section;
    CommentDoes does = CommentDoes::Says;
    std::string role, text;
};
Answers answers_of(const CommentMade& made);

}  // namespace casework
