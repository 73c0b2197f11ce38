#include "web/renderer.h"

#include <GLES3/gl3.h>
#include <emscripten/html5_webgl.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "imgui.h"

namespace oferta::web {
namespace {

constexpr const char* kVertexShader = R"(#version 300 es
precision highp float;
layout (location = 0) in vec2 position;
layout (location = 1) in vec2 texture_position;
layout (location = 2) in vec4 colour;
uniform mat4 projection;
out vec2 fragment_position;
out vec4 fragment_colour;
void main() {
  fragment_position = texture_position;
  fragment_colour = colour;
  gl_Position = projection * vec4(position, 0.0, 1.0);
})";

constexpr const char* kFragmentShader = R"(#version 300 es
precision mediump float;
uniform sampler2D sheet;
in vec2 fragment_position;
in vec4 fragment_colour;
layout (location = 0) out vec4 result;
void main() {
  result = fragment_colour * texture(sheet, fragment_position);
})";

constexpr GLuint kPosition = 0;
constexpr GLuint kTexturePosition = 1;
constexpr GLuint kColour = 2;

// OpenGL takes offsets into the bound buffer as pointers.
const void* buffer_offset(std::size_t bytes) {
  return reinterpret_cast<const void*>(bytes);  // NOLINT(performance-no-int-to-ptr)
}

GLuint compile_shader(GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  GLint compiled = GL_FALSE;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &compiled);
  return compiled == GL_TRUE ? shader : 0;
}

// Grows in steps, so that a list which gets longer frame by frame is not allocated anew each time.
void upload(GLenum target, std::int64_t bytes, const void* data, std::int64_t& capacity) {
  if (capacity < bytes) {
    capacity = bytes + bytes / 2;
    glBufferData(target, static_cast<GLsizeiptr>(capacity), nullptr, GL_STREAM_DRAW);
  }
  glBufferSubData(target, 0, static_cast<GLsizeiptr>(bytes), data);
}

// WebGL 2 draws with no base vertex, so the attributes are pointed at the first vertex instead.
void point_to_vertex(std::size_t first) {
  constexpr GLsizei kStride = sizeof(ImDrawVert);
  const std::size_t start = first * sizeof(ImDrawVert);
  glVertexAttribPointer(kPosition, 2, GL_FLOAT, GL_FALSE, kStride,
                        buffer_offset(start + offsetof(ImDrawVert, pos)));
  glVertexAttribPointer(kTexturePosition, 2, GL_FLOAT, GL_FALSE, kStride,
                        buffer_offset(start + offsetof(ImDrawVert, uv)));
  glVertexAttribPointer(kColour, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride,
                        buffer_offset(start + offsetof(ImDrawVert, col)));
}

GLuint texture_name(ImTextureID id) {
  return static_cast<GLuint>(id);
}

}  // namespace

bool Renderer::create(const std::string& canvas) {
  if (context_ == 0) {
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.majorVersion = 2;
    attributes.alpha = EM_FALSE;
    attributes.depth = EM_FALSE;
    attributes.stencil = EM_FALSE;
    attributes.antialias = EM_FALSE;  // ImGui's shapes carry their own soft edges
    attributes.premultipliedAlpha = EM_TRUE;
    attributes.preserveDrawingBuffer = EM_FALSE;
    attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
    context_ = emscripten_webgl_create_context(canvas.c_str(), &attributes);
    if (context_ <= 0) {
      context_ = 0;
      return false;
    }
  }
  if (emscripten_webgl_make_context_current(context_) != EMSCRIPTEN_RESULT_SUCCESS) return false;
  if (!compile()) return false;
  glGenVertexArrays(1, &vertex_array_);
  glGenBuffers(1, &vertex_buffer_);
  glGenBuffers(1, &index_buffer_);
  glBindVertexArray(vertex_array_);
  glBindBuffer(GL_ARRAY_BUFFER, vertex_buffer_);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, index_buffer_);
  glEnableVertexAttribArray(kPosition);
  glEnableVertexAttribArray(kTexturePosition);
  glEnableVertexAttribArray(kColour);
  point_to_vertex(0);
  return true;
}

bool Renderer::compile() {
  const GLuint vertex = compile_shader(GL_VERTEX_SHADER, kVertexShader);
  const GLuint fragment = compile_shader(GL_FRAGMENT_SHADER, kFragmentShader);
  if (vertex == 0 || fragment == 0) return false;
  const GLuint program = glCreateProgram();
  glAttachShader(program, vertex);
  glAttachShader(program, fragment);
  glLinkProgram(program);
  glDeleteShader(vertex);
  glDeleteShader(fragment);
  GLint linked = GL_FALSE;
  glGetProgramiv(program, GL_LINK_STATUS, &linked);
  if (linked != GL_TRUE) return false;
  projection_ = glGetUniformLocation(program, "projection");
  glUseProgram(program);
  glUniform1i(glGetUniformLocation(program, "sheet"), 0);
  program_ = program;
  return true;
}

void Renderer::forget() {
  program_ = vertex_array_ = vertex_buffer_ = index_buffer_ = 0;
  vertex_capacity_ = index_capacity_ = 0;
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_Destroyed) continue;
    texture->SetTexID(ImTextureID_Invalid);
    // A texture on its way out must not be made again.
    texture->SetStatus(texture->Status == ImTextureStatus_WantDestroy ? ImTextureStatus_Destroyed
                                                                      : ImTextureStatus_WantCreate);
  }
}

void Renderer::update_texture(ImTextureData& texture) {
  if (texture.Status == ImTextureStatus_WantCreate) {
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, texture.Width, texture.Height, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, texture.GetPixels());
    if (texture.UseColors) {  // a picture, which is drawn much smaller than it is
      glGenerateMipmap(GL_TEXTURE_2D);
      glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    }
    texture.SetTexID(static_cast<ImTextureID>(name));
    texture.SetStatus(ImTextureStatus_OK);
  } else if (texture.Status == ImTextureStatus_WantUpdates) {
    glBindTexture(GL_TEXTURE_2D, texture_name(texture.GetTexID()));
    glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
    for (const ImTextureRect& part : texture.Updates) {
      glTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.w, part.h, GL_RGBA, GL_UNSIGNED_BYTE,
                      texture.GetPixelsAt(part.x, part.y));
    }
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    texture.SetStatus(ImTextureStatus_OK);
  } else if (texture.Status == ImTextureStatus_WantDestroy && texture.UnusedFrames > 0) {
    const GLuint name = texture_name(texture.GetTexID());
    glDeleteTextures(1, &name);
    texture.SetTexID(ImTextureID_Invalid);
    texture.SetStatus(ImTextureStatus_Destroyed);
  }
}

void Renderer::set_up_state(const ImDrawData& data, int width, int height) const {
  glViewport(0, 0, width, height);
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glDisable(GL_CULL_FACE);
  glDisable(GL_DEPTH_TEST);
  glActiveTexture(GL_TEXTURE0);
  glUseProgram(program_);
  // An orthographic projection: CSS pixels, y downwards, to the clip cube.
  const float left = data.DisplayPos.x;
  const float right = data.DisplayPos.x + data.DisplaySize.x;
  const float top = data.DisplayPos.y;
  const float bottom = data.DisplayPos.y + data.DisplaySize.y;
  const std::array<float, 16> matrix = {2.0F / (right - left),
                                        0,
                                        0,
                                        0,  //
                                        0,
                                        2.0F / (top - bottom),
                                        0,
                                        0,  //
                                        0,
                                        0,
                                        -1.0F,
                                        0,  //
                                        (right + left) / (left - right),
                                        (top + bottom) / (bottom - top),
                                        0,
                                        1.0F};
  glUniformMatrix4fv(projection_, 1, GL_FALSE, matrix.data());
  glBindVertexArray(vertex_array_);
  glBindBuffer(GL_ARRAY_BUFFER, vertex_buffer_);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, index_buffer_);
}

void Renderer::draw_list(const ImDrawList& list, const ImDrawData& data, int width, int height) {
  upload(GL_ARRAY_BUFFER, std::int64_t{list.VtxBuffer.Size} * std::int64_t{sizeof(ImDrawVert)},
         list.VtxBuffer.Data, vertex_capacity_);
  upload(GL_ELEMENT_ARRAY_BUFFER,
         std::int64_t{list.IdxBuffer.Size} * std::int64_t{sizeof(ImDrawIdx)}, list.IdxBuffer.Data,
         index_capacity_);
  const ImVec2 scale = data.FramebufferScale;
  std::size_t first_vertex = 0;
  for (const ImDrawCmd& command : list.CmdBuffer) {
    if (command.UserCallback != nullptr) {
      if (command.UserCallback == ImDrawCallback_ResetRenderState) {
        set_up_state(data, width, height);
      } else {
        command.UserCallback(&list, &command);
      }
      continue;
    }
    // Clip rectangles are rounded outwards to whole device pixels, so that at a fractional scale
    // no row of pixels at the edge is lost.
    const float left = std::floor((command.ClipRect.x - data.DisplayPos.x) * scale.x);
    const float top = std::floor((command.ClipRect.y - data.DisplayPos.y) * scale.y);
    const float right = std::ceil((command.ClipRect.z - data.DisplayPos.x) * scale.x);
    const float bottom = std::ceil((command.ClipRect.w - data.DisplayPos.y) * scale.y);
    const int x0 = std::max(0, static_cast<int>(left));
    const int y0 = std::max(0, static_cast<int>(top));
    const int x1 = std::min(width, static_cast<int>(right));
    const int y1 = std::min(height, static_cast<int>(bottom));
    if (x1 <= x0 || y1 <= y0 || command.ElemCount == 0) continue;
    glScissor(x0, height - y1, x1 - x0, y1 - y0);
    glBindTexture(GL_TEXTURE_2D, texture_name(command.GetTexID()));
    if (command.VtxOffset != first_vertex) {
      first_vertex = command.VtxOffset;
      point_to_vertex(first_vertex);
    }
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount),
                   sizeof(ImDrawIdx) == 2 ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT,
                   buffer_offset(std::size_t{command.IdxOffset} * sizeof(ImDrawIdx)));
  }
  if (first_vertex != 0) point_to_vertex(0);
}

void Renderer::draw(ImDrawData& data, const ClearColour& clear) {
  if (!ready()) return;
  if (data.Textures != nullptr) {
    for (ImTextureData* texture : *data.Textures) {
      if (texture->Status != ImTextureStatus_OK) update_texture(*texture);
    }
  }
  const int width = static_cast<int>(std::lround(data.DisplaySize.x * data.FramebufferScale.x));
  const int height = static_cast<int>(std::lround(data.DisplaySize.y * data.FramebufferScale.y));
  if (width <= 0 || height <= 0) return;
  glDisable(GL_SCISSOR_TEST);
  glClearColor(clear.red, clear.green, clear.blue, 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
  glEnable(GL_SCISSOR_TEST);
  set_up_state(data, width, height);
  for (const ImDrawList* list : data.CmdLists) draw_list(*list, data, width, height);
}

}  // namespace oferta::web
