/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-catalogue.h"
#include "rapport-document.h"
#include "rapport-text-block.h"

G_BEGIN_DECLS

/**
 * RapportTableColumn:
 * @title: in the document's language
 * @weight: its share of the width, beside the other columns'
 * @align: of the cells; titles are centred
 * @repeats: whether a row that goes on over pages shows this cell again on each
 */
typedef struct
{
  const char       *title;
  double            weight;
  RapportTextAlign  align;
  gboolean          repeats;
} RapportTableColumn;

#define RAPPORT_TYPE_TABLE_FORM (rapport_table_form_get_type ())
G_DECLARE_FINAL_TYPE (RapportTableForm, rapport_table_form, RAPPORT, TABLE_FORM, RapportDocument)

RapportTableForm *rapport_table_form_new            (RapportCatalogue         *catalogue,
                                                     const char               *title,
                                                     GDateTime                *printed_at,
                                                     const RapportTableColumn *columns,
                                                     guint                     n_columns);
void              rapport_table_form_set_filter     (RapportTableForm         *self,
                                                     const char               *filter);
void              rapport_table_form_set_empty_text (RapportTableForm         *self,
                                                     const char               *text);
void              rapport_table_form_take_cells     (RapportTableForm         *self,
                                                     GPtrArray                *cells,
                                                     gpointer                  owner,
                                                     GDestroyNotify            destroy);
void              rapport_table_form_add_band       (RapportTableForm         *self,
                                                     guint                     row,
                                                     const char               *text,
                                                     const char               *continued);

G_END_DECLS
