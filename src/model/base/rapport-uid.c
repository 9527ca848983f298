/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/random.h>

#include "rapport-uid.h"

/* the bytes of a uid behind which its text has a hyphen */
static gboolean
ends_group (guint byte)
{
  return byte == 3 || byte == 5 || byte == 7 || byte == 9;
}

/**
 * rapport_uid_make:
 * @now_us: wall clock, UTC microseconds
 * @random: RAPPORT_UID_RANDOM_LENGTH random bytes
 * @uid: (out caller-allocates) (array fixed-size=16): the identity
 *
 * Makes a UUIDv7, whose bytes sort by time down to the quarter of a microsecond.
 */
void
rapport_uid_make (gint64        now_us,
                  const guint8 *random,
                  guint8       *uid)
{
  guint64 ms = now_us / 1000;
  guint fraction = now_us % 1000 * 4096 / 1000;

  g_return_if_fail (now_us >= 0);
  g_return_if_fail (random != NULL && uid != NULL);

  for (guint i = 0; i < 6; i++)
    uid[i] = ms >> (40 - 8 * i) & 0xff;
  uid[6] = 0x70 | fraction >> 8;
  uid[7] = fraction & 0xff;
  memcpy (uid + 8, random, RAPPORT_UID_RANDOM_LENGTH);
  uid[8] = 0x80 | (uid[8] & 0x3f);
}

/** rapport_uid_new: like rapport_uid_make() with the system's random bytes */
void
rapport_uid_new (gint64  now_us,
                 guint8 *uid)
{
  guint8 random[RAPPORT_UID_RANDOM_LENGTH];

  if (getrandom (random, sizeof random, 0) != sizeof random)
    for (guint i = 0; i < sizeof random; i++)
      random[i] = g_random_int_range (0, 256);
  rapport_uid_make (now_us, random, uid);
}

/**
 * rapport_uid_new_after:
 * @last: one that was made for the same @now_us, or all zero
 *
 * Like rapport_uid_new(), but behind @last: what is made together is found together in an index.
 */
void
rapport_uid_new_after (gint64        now_us,
                       const guint8 *last,
                       guint8       *uid)
{
  guint64 sum;

  g_return_if_fail (last != NULL && uid != NULL);

  memcpy (&sum, last + RAPPORT_UID_LENGTH - sizeof sum, sizeof sum);
  /* the highest two bits say which kind of uid it is */
  sum = (GUINT64_FROM_BE (sum) & ~(G_GUINT64_CONSTANT (3) << 62)) + 1 + g_random_int ();
  if (!rapport_uid_is_set (last) || sum >> 62 != 0)
    {
      rapport_uid_new (now_us, uid);
      return;
    }
  sum = GUINT64_TO_BE (sum | G_GUINT64_CONSTANT (1) << 63);
  memcpy (uid, last, RAPPORT_UID_LENGTH - sizeof sum);
  memcpy (uid + RAPPORT_UID_LENGTH - sizeof sum, &sum, sizeof sum);
}

/** rapport_uid_get_time: Returns: UTC microseconds at which a UUIDv7 was made, -1 for a uid of another kind */
gint64
rapport_uid_get_time (const guint8 *uid)
{
  gint64 ms = 0;

  g_return_val_if_fail (uid != NULL, -1);

  if ((uid[6] & 0xf0) != 0x70)
    return -1;
  for (guint i = 0; i < 6; i++)
    ms = ms << 8 | uid[i];
  return ms * 1000 + ((uid[6] & 0x0f) << 8 | uid[7]) * 1000 / 4096;
}

/**
 * rapport_uid_make_fixed:
 * @key: what it is and whose
 * @uid: (out caller-allocates) (array fixed-size=16): the identity
 *
 * Makes the uid of what is the same thing wherever it is made.
 */
void
rapport_uid_make_fixed (const char *key,
                        guint8     *uid)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_return_if_fail (key != NULL && uid != NULL);

  g_checksum_update (checksum, (const guchar *) key, -1);
  g_checksum_get_digest (checksum, digest, &length);
  memcpy (uid, digest, RAPPORT_UID_LENGTH);
  /* version 8 of RFC 9562: made by a rule of one's own */
  uid[6] = (uid[6] & 0x0f) | 0x80;
  uid[8] = (uid[8] & 0x3f) | 0x80;
}

/** rapport_uid_hash: for tables whose keys are uids */
guint
rapport_uid_hash (gconstpointer uid)
{
  guint hash;

  g_return_val_if_fail (uid != NULL, 0);

  /* the end is the random part */
  memcpy (&hash, (const guint8 *) uid + RAPPORT_UID_LENGTH - sizeof hash, sizeof hash);
  return hash;
}

/** rapport_uid_equal: for tables whose keys are uids */
gboolean
rapport_uid_equal (gconstpointer a,
                   gconstpointer b)
{
  return memcmp (a, b, RAPPORT_UID_LENGTH) == 0;
}

/** rapport_uid_is_set: Returns: whether @uid is an identity, not all zero */
gboolean
rapport_uid_is_set (const guint8 *uid)
{
  static const guint8 none[RAPPORT_UID_LENGTH];

  g_return_val_if_fail (uid != NULL, FALSE);

  return memcmp (uid, none, RAPPORT_UID_LENGTH) != 0;
}

/** rapport_uid_to_text: Returns: (transfer full): the uid in hexadecimal digits with hyphens */
char *
rapport_uid_to_text (const guint8 *uid)
{
  static const char digits[] = "0123456789abcdef";
  char *text = g_malloc (RAPPORT_UID_TEXT_LENGTH + 1);
  char *to = text;

  for (guint i = 0; i < RAPPORT_UID_LENGTH; i++)
    {
      *to++ = digits[uid[i] >> 4];
      *to++ = digits[uid[i] & 0x0f];
      if (ends_group (i))
        *to++ = '-';
    }
  *to = '\0';
  return text;
}

/**
 * rapport_uid_from_text:
 * @text: what rapport_uid_to_text() gave, in letters of either case
 * @uid: (out caller-allocates) (array fixed-size=16): the identity; untouched when @text is none
 *
 * Returns: whether @text is a uid
 */
gboolean
rapport_uid_from_text (const char *text,
                       guint8     *uid)
{
  guint8 read[RAPPORT_UID_LENGTH];

  g_return_val_if_fail (text != NULL && uid != NULL, FALSE);

  if (strlen (text) != RAPPORT_UID_TEXT_LENGTH)
    return FALSE;
  for (guint i = 0; i < RAPPORT_UID_LENGTH; i++)
    {
      if (!g_ascii_isxdigit (text[0]) || !g_ascii_isxdigit (text[1]))
        return FALSE;
      read[i] = g_ascii_xdigit_value (text[0]) << 4 | g_ascii_xdigit_value (text[1]);
      text += 2;
      if (ends_group (i) && *text++ != '-')
        return FALSE;
    }
  memcpy (uid, read, sizeof read);
  return TRUE;
}
