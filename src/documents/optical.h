/// Leptonica and Tesseract, opened only by a helper that draws or recognises pages: with the fifty libraries behind them they
/// cost as much processor time to load as a short report costs to read.
#pragma once

#include <leptonica/allheaders.h>
#include <tesseract/capi.h>

namespace documents::optical {

// Each function that is called, under its own name and type.
#define CAIRN_OPTICAL_FUNCTIONS(each)                                                                                              \
    each(pixCreate) each(pixDestroy) each(pixGetData) each(pixGetWpl) each(pixGetWidth) each(pixGetHeight) each(pixSetResolution)  \
    each(pixThresholdToBinary) each(pixOrientDetect) each(makeOrientDecision) each(pixRotateOrth) each(pixDeskew)                  \
    each(composeRGBPixel) each(pixWriteMemJpeg)                                                                                    \
    each(TessBaseAPICreate) each(TessBaseAPIDelete) each(TessBaseAPIInit2) each(TessBaseAPISetVariable)                            \
    each(TessBaseAPISetPageSegMode) each(TessBaseAPISetImage2) each(TessBaseAPIRecognize) each(TessBaseAPIGetIterator)             \
    each(TessBaseAPIClear) each(TessResultIteratorDelete) each(TessResultIteratorNext) each(TessResultIteratorGetUTF8Text)         \
    each(TessResultIteratorConfidence) each(TessResultIteratorGetPageIteratorConst) each(TessPageIteratorBoundingBox)              \
    each(TessPageIteratorBaseline) each(TessResultIteratorWordFontAttributes)                                                      \
    each(TessPageIteratorIsAtFinalElement) each(TessDeleteText)

struct Functions {
#define CAIRN_OPTICAL_MEMBER(name) decltype(&::name) name = nullptr;
    CAIRN_OPTICAL_FUNCTIONS(CAIRN_OPTICAL_MEMBER)
#undef CAIRN_OPTICAL_MEMBER
};

/// The functions, or nothing where the libraries are not installed, or were not asked for before the walls stood. The first
/// call opens them, once in a process.
const Functions* functions();

struct DestroyPicture {
    void operator()(PIX* picture) const { functions()->pixDestroy(&picture); }
};

}  // namespace documents::optical
