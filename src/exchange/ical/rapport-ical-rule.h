/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libical/ical.h>

G_BEGIN_DECLS

gboolean rapport_ical_rule_fires (const struct icalrecurrencetype *rule,
                                  struct icaltimetype              start);

G_END_DECLS
