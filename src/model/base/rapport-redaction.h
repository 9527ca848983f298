/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** RAPPORT_REDACTED: what stands in a text where somebody was named; the same in each language, as books are exchanged */
#define RAPPORT_REDACTED "███"

/** RapportRedaction: by what somebody is named, to be taken out of texts */
typedef struct _RapportRedaction RapportRedaction;

RapportRedaction *rapport_redaction_new      (void);
void              rapport_redaction_free     (RapportRedaction       *self);
void              rapport_redaction_add      (RapportRedaction       *self,
                                              const char             *text);
gboolean          rapport_redaction_is_empty (const RapportRedaction *self);
gboolean          rapport_redaction_finds    (const RapportRedaction *self,
                                              const char             *text);
char             *rapport_redaction_apply    (const RapportRedaction *self,
                                              const char             *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportRedaction, rapport_redaction_free)

G_END_DECLS
