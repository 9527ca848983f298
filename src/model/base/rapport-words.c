/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"
#include "rapport-words.h"

typedef struct
{
  const char *value;
  const char *words;
} Alias;

/* what people type for a value, besides the value and its label; divided by bars */

static const Alias methods_aliases[] = {
  { "phone", "call|phone call|telephone|tel|电话|电话回访|电话沟通|电话跟进|电话拜访|打电话|致电" },
  { "visit", "on site|onsite|on-site visit|拜访|上门|上门拜访|实地拜访|登门拜访|面谈|当面拜访|走访" },
  { "video", "video call|视频|视频通话|视频沟通" },
  { "wechat", "we chat|weixin|wx|微信|微信沟通" },
  { "im", "instant messaging|instant message|chat|dingtalk|wecom|qq|即时通讯|其他即时通讯|钉钉|企业微信" },
  { "email", "e-mail|mail|邮件|电子邮件|电邮|邮箱|发邮件" },
  { "sms", "text message|short message|短信|手机短信" },
  { "online-meeting", "meeting|web meeting|online conference|线上会议|在线会议|网络会议|腾讯会议|视频会议" },
  { "social-media", "social|social network|社交媒体|社媒|微博" },
  { "event", "activity|活动|客户活动|线下活动" },
  { NULL }
};

static const Alias depths_aliases[] = {
  { "deep", "deep talk|深度|深度沟通" },
  { "light", "light touch|轻量|轻量触达|轻触达" },
  { NULL }
};

static const Alias sides_aliases[] = {
  { "we", "us|our side|我方|我们|主动" },
  { "customer", "client|客户|客户方|客户主动" },
  { NULL }
};

static const Alias answers_aliases[] = {
  { "yes", "y|true|是|有|已回应|有回应|已响应" },
  { "no", "n|false|否|无|未回应|无回应|未响应" },
  { "unknown", "?|未知|不详|不清楚" },
  { NULL }
};

static const Alias grades_aliases[] = {
  { "A", "grade a|class a|level a|a级|a类|a级客户|a类客户" },
  { "B", "grade b|class b|level b|b级|b类|b级客户|b类客户" },
  { "C", "grade c|class c|level c|c级|c类|c级客户|c类客户" },
  { NULL }
};

static const Alias stages_aliases[] = {
  { "prospect", "lead|获取与初次接触|初次接触|潜在客户|潜在" },
  { "needs", "需求挖掘与方案|需求挖掘|方案" },
  { "delivery", "服务交付|交付" },
  { "deepening", "关系深化|深化" },
  { "at-risk", "risk|流失预警|预警" },
  { "lost", "churned|已流失|流失" },
  { "won-back", "已挽回|挽回" },
  { NULL }
};

static const Alias customer_kinds_aliases[] = {
  { "company", "business|enterprise|organisation|organization|企业|公司|单位" },
  { "person", "individual|private|个人|自然人" },
  { NULL }
};

static const Alias customer_types_aliases[] = {
  { "new", "new|新客户|新" },
  { "existing", "existing|old|老客户|老" },
  { NULL }
};

static const Alias customer_sources_aliases[] = {
  { "market-event", "marketing event|marketing|市场活动" },
  { "channel", "channel|partner|渠道合作|渠道" },
  { "referral", "referral|referred|客户推荐|老客户推荐|转介绍" },
  { NULL }
};

static const Alias contact_channels_aliases[] = {
  { "phone", "call|telephone|tel|电话" },
  { "online-chat", "chat|在线客服|网站客服" },
  { "email", "e-mail|mail|邮件|电子邮件|邮箱" },
  { "wechat", "weixin|wx|微信" },
  { "store", "shop|门店|线下门店" },
  { "social-media", "social|社交媒体|社媒" },
  { "event", "活动|展会|市场活动" },
  { "visit", "拜访|上门|上门拜访" },
  { NULL }
};

static const Alias cooperations_aliases[] = {
  { "first", "first time|首次合作|首次" },
  { "renewal", "renewed|续约客户|续约|续签" },
  { NULL }
};

static const Alias reference_consents_aliases[] = {
  { "no", "不可|否|不同意" },
  { "named", "named|yes|可署名|署名|是" },
  { "anonymous", "anonymous|anonymised|脱敏|匿名|脱敏后可" },
  { NULL }
};

static const Alias im_kinds_aliases[] = {
  { "wechat", "weixin|wx|微信" },
  { "wecom", "wechat work|企业微信" },
  { "dingtalk", "ding|钉钉" },
  { "qq", "腾讯qq" },
  { "other", "其他|其它" },
  { NULL }
};

static const Alias plan_states_aliases[] = {
  { "planned", "open|计划中|未完成|待跟进|已计划" },
  { "done", "completed|finished|已完成|完成" },
  { "skipped", "cancelled|canceled|已跳过|跳过|取消" },
  { NULL }
};

static const Alias plan_origins_aliases[] = {
  { "by-hand", "manual|手动|人工" },
  { "cadence", "频率|跟进频率" },
  { "record", "next follow-up|下次跟进" },
  { "care-date", "关怀节点|关怀" },
  { "benefit", "权益" },
  { "milestone", "交付节点|里程碑" },
  { NULL }
};

static const Alias ticket_channels_aliases[] = {
  { "phone", "call|telephone|tel|电话" },
  { "online-chat", "chat|在线客服" },
  { "email", "e-mail|mail|邮件|电子邮件" },
  { "store", "shop|线下门店|门店" },
  { "social-media", "social|社交媒体|社媒" },
  { "sales", "sales|销售反馈|销售" },
  { NULL }
};

static const Alias ticket_categories_aliases[] = {
  { "pre-sales", "presales|售前|售前咨询" },
  { "in-sales", "insales|售中|售中支持" },
  { "after-sales", "aftersales|售后|售后问题" },
  { "value-added", "增值|增值服务" },
  { NULL }
};

static const Alias ticket_subcategories_aliases[] = {
  { "product-features", "功能|产品功能" },
  { "price-policy", "prices|价格|价格政策" },
  { "order-change", "订单修改" },
  { "logistics", "shipping|物流|物流查询" },
  { "repair", "故障|维修|故障维修" },
  { "returns", "return|exchange|退货|换货|退换货" },
  { "training", "培训|培训指导" },
  { "custom-needs", "custom|定制|定制化需求" },
  { NULL }
};

static const Alias ticket_natures_aliases[] = {
  { "product-fault", "fault|产品故障|故障" },
  { "service-complaint", "complaint|服务不满|不满" },
  { "enquiry", "inquiry|question|咨询|咨询解答" },
  { "billing", "bill|账单|账单疑问" },
  { "other", "其他|其它" },
  { NULL }
};

static const Alias priorities_aliases[] = {
  { "P1", "urgent and important|紧急重要|p1紧急重要" },
  { "P2", "important not urgent|重要不紧急|p2重要不紧急" },
  { "P3", "urgent not important|紧急不重要|p3紧急不重要" },
  { "P4", "neither urgent nor important|不紧急不重要|p4不紧急不重要" },
  { NULL }
};

static const Alias complexities_aliases[] = {
  { "ordinary", "normal|simple|一般|普通" },
  { "complex", "复杂" },
  { "special", "特殊" },
  { NULL }
};

static const Alias ticket_statuses_aliases[] = {
  { "new", "新建|新" },
  { "acknowledged", "confirmed|已确认接收|已确认" },
  { "in-progress", "in progress|open|处理中" },
  { "waiting", "pending|待客户反馈|等待客户" },
  { "solved", "resolved|已解决" },
  { "accepted", "accepted|已验收关闭|已验收" },
  { "reopened", "重新打开" },
  { "closed", "已关闭|关闭" },
  { NULL }
};

static const Alias acceptance_ways_aliases[] = {
  { "signature", "signed|签字|签名" },
  { "system", "online|系统确认|系统" },
  { "phone", "phone|call|电话" },
  { NULL }
};

static const Alias exception_kinds_aliases[] = {
  { "resource-conflict", "资源冲突" },
  { "changed-need", "需求变更" },
  { "outside-blocker", "外部阻碍" },
  { NULL }
};

static const Alias roles_aliases[] = {
  { "account-manager", "sales|客户经理|经理" },
  { "service-agent", "agent|客服专员|专员" },
  { "success-manager", "csm|客户成功经理" },
  { "product-expert", "产品专家" },
  { "service-supervisor", "客服主管|主管" },
  { "service-manager", "服务经理" },
  { "department-head", "部门负责人" },
  { "director", "总监" },
  { "management", "高级管理层|管理层" },
  { NULL }
};

static const struct
{
  const RapportChoice *choices;
  const Alias         *aliases;
} lists[] = {
  { rapport_methods, methods_aliases },
  { rapport_depths, depths_aliases },
  { rapport_sides, sides_aliases },
  { rapport_answers, answers_aliases },
  { rapport_grades, grades_aliases },
  { rapport_stages, stages_aliases },
  { rapport_customer_kinds, customer_kinds_aliases },
  { rapport_customer_types, customer_types_aliases },
  { rapport_customer_sources, customer_sources_aliases },
  { rapport_contact_channels, contact_channels_aliases },
  { rapport_cooperations, cooperations_aliases },
  { rapport_reference_consents, reference_consents_aliases },
  { rapport_im_kinds, im_kinds_aliases },
  { rapport_plan_states, plan_states_aliases },
  { rapport_plan_origins, plan_origins_aliases },
  { rapport_ticket_channels, ticket_channels_aliases },
  { rapport_ticket_categories, ticket_categories_aliases },
  { rapport_ticket_subcategories, ticket_subcategories_aliases },
  { rapport_ticket_natures, ticket_natures_aliases },
  { rapport_priorities, priorities_aliases },
  { rapport_complexities, complexities_aliases },
  { rapport_ticket_statuses, ticket_statuses_aliases },
  { rapport_acceptance_ways, acceptance_ways_aliases },
  { rapport_exception_kinds, exception_kinds_aliases },
  { rapport_roles, roles_aliases },
};

/* one form for wide and narrow letters, either case, and any spacing within */
static char *
fold (const char *typed)
{
  g_autofree char *normal = g_utf8_normalize (typed, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : NULL;
  GString *words;

  if (folded == NULL)
    return NULL;
  words = g_string_new (NULL);
  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (!g_unichar_isspace (letter) && letter != '-' && letter != '_' && letter != ',')
        g_string_append_unichar (words, letter);
    }
  return g_string_free (words, FALSE);
}

/* whether the first @length bytes of @words, which need no other folding, fold to @folded */
static gboolean
folds_to (const char *words,
          gsize       length,
          const char *folded)
{
  for (const char *end = words + length; words < end; words++)
    {
      if (strchr (" -_,", *words) != NULL)
        continue;
      if (g_ascii_tolower (*words) != *folded)
        return FALSE;
      folded++;
    }
  return *folded == '\0';
}

static gboolean
names_one (const Alias *alias,
           const char  *folded)
{
  for (const char *words = alias->words; *words != '\0';)
    {
      gsize length = strcspn (words, "|");

      if (folds_to (words, length, folded))
        return TRUE;
      words += length + (words[length] == '|');
    }
  return FALSE;
}

/**
 * rapport_words_find:
 * @choices: (array zero-terminated=1): the list to find a value in
 * @typed: (nullable): words as typed or imported, Chinese or English
 *
 * Understands a stable value, its label, in English or as the program speaks, and what people commonly write for
 * it; never guesses from a part of the words.
 *
 * Returns: (nullable): the stable value that @typed names, NULL when it is to be kept as typed only
 */
const char *
rapport_words_find (const RapportChoice *choices,
                    const char          *typed)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (choices != NULL, NULL);

  folded = typed != NULL ? fold (typed) : NULL;
  if (folded == NULL || *folded == '\0')
    return NULL;
  for (const RapportChoice *choice = choices; choice->value != NULL; choice++)
    if (folds_to (choice->value, strlen (choice->value), folded) ||
        folds_to (choice->label, strlen (choice->label), folded))
      return choice->value;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const Alias *alias = lists[i].aliases; lists[i].choices == choices && alias->value; alias++)
      if (names_one (alias, folded))
        return rapport_choice_find (choices, alias->value)->value;
  for (const RapportChoice *choice = choices; choice->value != NULL; choice++)
    if (strcmp (g_dpgettext2 (GETTEXT_PACKAGE, "choice", choice->label), typed) == 0)
      return choice->value;
  return NULL;
}

/**
 * rapport_words_find_flag:
 * @typed: (nullable): words as typed or imported
 * @flag: (out): the answer they give
 *
 * Returns: whether @typed is an answer; nothing at all is none
 */
gboolean
rapport_words_find_flag (const char *typed,
                         gboolean   *flag)
{
  static const Alias answers[] = {
    { "yes", "yes|y|true|1|x|√|✓|✔|是|有|对" },
    { "no", "no|n|false|0|×|否|无|没有|不是" },
  };
  g_autofree char *folded = typed != NULL ? fold (typed) : NULL;

  g_return_val_if_fail (flag != NULL, FALSE);

  for (guint i = 0; folded != NULL && i < G_N_ELEMENTS (answers); i++)
    if (names_one (&answers[i], folded))
      {
        *flag = i == 0;
        return TRUE;
      }
  return FALSE;
}
