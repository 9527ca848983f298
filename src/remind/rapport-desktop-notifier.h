/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-notifier.h"

G_BEGIN_DECLS

/** RapportDesktopNotifier: shows notices as the desktop's notifications */
#define RAPPORT_TYPE_DESKTOP_NOTIFIER (rapport_desktop_notifier_get_type ())
G_DECLARE_FINAL_TYPE (RapportDesktopNotifier, rapport_desktop_notifier, RAPPORT, DESKTOP_NOTIFIER,
                      GObject)

RapportNotifier *rapport_desktop_notifier_new (GApplication *application);

G_END_DECLS
