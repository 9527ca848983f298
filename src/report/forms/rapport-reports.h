/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-report.h"

G_BEGIN_DECLS

const RapportReport * const *rapport_reports           (void);
const RapportReport         *rapport_report_find       (const char *id);
const RapportReport         *rapport_report_find_about (const char *thing);

G_END_DECLS
