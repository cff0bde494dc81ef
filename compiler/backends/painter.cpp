// The module `stoa-painter.so`: SVG of our own -> PNG and PDF, by librsvg and cairo.
#include "compiler/backends/painter.hpp"

#include <cairo-pdf.h>
#include <cairo.h>
#include <cmath>
#include <librsvg/rsvg.h>
#include <memory>

namespace {

using stoa::backends::PaintForm;
using stoa::backends::PaintRequest;

struct Closer {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
template <class T>
using Owned = std::unique_ptr<T, Closer>;

cairo_status_t take(void* request, const unsigned char* bytes, unsigned int n_bytes) {
  const auto& to = *static_cast<const PaintRequest*>(request);
  to.take(to.context, bytes, n_bytes);
  return CAIRO_STATUS_SUCCESS;
}

Owned<cairo_surface_t> make_surface(const PaintRequest& request) {
  const double width = request.width * request.scale;
  const double height = request.height * request.scale;
  if (request.form == PaintForm::png)
    return Owned<cairo_surface_t>(cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, static_cast<int>(std::ceil(width)), static_cast<int>(std::ceil(height))));
  Owned<cairo_surface_t> page(
      cairo_pdf_surface_create_for_stream(take, const_cast<PaintRequest*>(&request), width, height));
  // The time would make two runs differ.
  cairo_pdf_surface_set_metadata(page.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
  return page;
}

const char* text_of(cairo_status_t status) {
  return status == CAIRO_STATUS_SUCCESS ? nullptr : cairo_status_to_string(status);
}

}  // namespace

extern "C" __attribute__((visibility("default"))) const char* stoa_paint_with_cairo(
    const PaintRequest& request) {
  const Owned<RsvgHandle> picture(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(request.svg),
                                                            static_cast<gsize>(request.size), nullptr));
  if (!picture)
    return "librsvg cannot read the picture";
  const Owned<cairo_surface_t> surface = make_surface(request);
  if (const char* problem = text_of(cairo_surface_status(surface.get())))
    return problem;
  {
    const Owned<cairo_t> context(cairo_create(surface.get()));
    cairo_scale(context.get(), request.scale, request.scale);
    const RsvgRectangle all{0, 0, request.width, request.height};
    if (!rsvg_handle_render_document(picture.get(), context.get(), &all, nullptr))
      return "librsvg cannot draw the picture";
    if (request.form == PaintForm::pdf)
      cairo_show_page(context.get());
    if (const char* problem = text_of(cairo_status(context.get())))
      return problem;
  }
  if (request.form == PaintForm::png)
    return text_of(
        cairo_surface_write_to_png_stream(surface.get(), take, const_cast<PaintRequest*>(&request)));
  cairo_surface_finish(surface.get());
  return text_of(cairo_surface_status(surface.get()));
}
