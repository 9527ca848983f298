/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list.h"
#include "rapport-page.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_LIST_TOOLS (rapport_list_tools_get_type ())
G_DECLARE_FINAL_TYPE (RapportListTools, rapport_list_tools, RAPPORT, LIST_TOOLS, GObject)

RapportListTools *rapport_list_tools_new         (RapportPage      *page,
                                                  const char       *label,
                                                  const char       *placeholder);
void              rapport_list_tools_add_button  (RapportListTools *self,
                                                  const char       *icon,
                                                  const char       *label,
                                                  const char       *action);
void              rapport_list_tools_set_list    (RapportListTools *self,
                                                  RapportList      *list);
const char       *rapport_list_tools_get_text    (RapportListTools *self);
void              rapport_list_tools_set_text    (RapportListTools *self,
                                                  const char       *text);
void              rapport_list_tools_clear       (RapportListTools *self);
gboolean          rapport_list_tools_grab_focus  (RapportListTools *self);
void              rapport_list_tools_show_mode   (RapportListTools *self,
                                                 gboolean          is_table);

G_END_DECLS
