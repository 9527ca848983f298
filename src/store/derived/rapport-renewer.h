/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"

G_BEGIN_DECLS

/** RapportRenewer: renews, step by step behind the window, what is derived in a book */
#define RAPPORT_TYPE_RENEWER (rapport_renewer_get_type ())
G_DECLARE_FINAL_TYPE (RapportRenewer, rapport_renewer, RAPPORT, RENEWER, GObject)

RapportRenewer *rapport_renewer_new      (RapportBook    *book);
void            rapport_renewer_start    (RapportRenewer *self,
                                          GTimeZone      *zone,
                                          guint           delay_ms);
const char     *rapport_renewer_get_what (RapportRenewer *self);
const char     *rapport_renewer_get_lacking
                                         (RapportRenewer *self);
double          rapport_renewer_get_done (RapportRenewer *self);

G_END_DECLS
