/// Reading pictures of text, English and Welsh together.
#pragma once

#include "documents/pdf/picture.h"
#include "documents/pdf/words.h"

namespace documents::ocr {

enum class Models { Now, WhenNeeded };
/// Opens the recogniser while code may still be loaded; its models too where no file may be opened later.
void load_before_walls(Models models);

/// Whether the models are here. Without them pages stay pictures, and the extraction says so.
bool available();

/// What a page's picture says, in points, each word with its confidence. Pictures that lie on their side are turned first.
pdf::PageText read(const pdf::GreyPicture& picture, double dots_per_inch);

}  // namespace documents::ocr
