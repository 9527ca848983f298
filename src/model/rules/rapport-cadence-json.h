/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cadence.h"
#include "rapport-contact-hints.h"

G_BEGIN_DECLS

/**
 * RapportCadenceFile:
 * @input: what was read; its texts live as long as this
 * @has_try: whether a plan is being made
 * @contact: that plan
 *
 * The input of `rapport-cli cadence --input` (cadence.md, Format).
 */
typedef struct
{
  RapportCadenceInput  input;
  gboolean             has_try;
  RapportContactTry    contact;
  GObject             *parser;
} RapportCadenceFile;

RapportCadenceFile *rapport_cadence_file_new_from_json (const char                  *json,
                                                        gssize                       length,
                                                        GError                     **error);
void                rapport_cadence_file_free          (RapportCadenceFile          *self);
char               *rapport_cadence_result_to_json     (const RapportCadenceResult  *result,
                                                        GArray                      *hints,
                                                        GTimeZone                   *zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportCadenceFile, rapport_cadence_file_free)

G_END_DECLS
