/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-method-icon.h"

/**
 * rapport_method_icon:
 * @method: (nullable): one of rapport_methods
 *
 * Returns: (nullable): the name of an icon for it; NULL where there is none
 */
const char *
rapport_method_icon (const char *method)
{
  static const struct
  {
    const char *method;
    const char *icon;
  } icons[] = {
    { "phone", "call-start-symbolic" },
    { "visit", "mark-location-symbolic" },
    { "video", "camera-video-symbolic" },
    { "wechat", "chat-message-new-symbolic" },
    { "im", "user-available-symbolic" },
    { "email", "mail-unread-symbolic" },
    { "sms", "phone-symbolic" },
    { "online-meeting", "camera-web-symbolic" },
    { "social-media", "emoji-people-symbolic" },
    { "event", "x-office-calendar-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_strcmp0 (icons[i].method, method) == 0)
      return icons[i].icon;
  return NULL;
}
